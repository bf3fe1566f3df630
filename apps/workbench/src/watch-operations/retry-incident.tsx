import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { Button } from '../ui/button.js';
import { ProblemMessage } from '../ui/problem-message.js';

const attempts = 3;

/** Gives the failed step new attempts. */
export function RetryIncident({
  incidentKey,
  elementName,
}: {
  readonly incidentKey: string;
  readonly elementName: string;
}) {
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/operations/incidents/{incidentKey}/retry', {
          params: { path: { incidentKey } },
          body: { retries: attempts },
        }),
      ),
    onSettled: () =>
      Promise.all(
        ['operations', 'case', 'cases', 'instance'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
  return (
    <>
      <Button
        small
        busy={retry.isPending}
        label={`Noch einmal versuchen: ${elementName}`}
        onClick={() => retry.mutate()}
      >
        Noch einmal versuchen
      </Button>
      {retry.error && <ProblemMessage error={retry.error} />}
    </>
  );
}
