import { ApiProblem } from '../api/problem.js';
import { Alert } from './alert.js';
import { Button } from './button.js';

/** Says what went wrong and offers to try again. */
export function ProblemMessage({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
}) {
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <Alert kind="danger" title={problem?.title ?? 'Das hat nicht geklappt'} live="assertive">
      <p className="kern-body">{problem?.message ?? 'Bitte laden Sie die Seite neu.'}</p>
      {onRetry && problem?.status !== 403 && (
        <Button small icon="autorenew" onClick={onRetry}>
          Noch einmal versuchen
        </Button>
      )}
    </Alert>
  );
}
