import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { Button } from '../ui/button.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { taskQuery } from './task-queries.js';

/** Takes one's own task back from the colleague who helps with it. */
export function RecallTask({ userTaskKey }: { readonly userTaskKey: string }) {
  const queries = useQueryClient();
  const recall = useMutation({
    mutationFn: () =>
      answerOf(api.DELETE('/api/user-tasks/{userTaskKey}/delegation', { params: { path: { userTaskKey } } })),
    // Whatever came of it: the task says by whom it is now.
    onSettled: () => queries.invalidateQueries({ queryKey: taskQuery(userTaskKey).queryKey }),
  });
  return (
    <>
      <Button busy={recall.isPending} onClick={() => recall.mutate()}>
        Zurückholen
      </Button>
      {recall.error && <ProblemMessage error={recall.error} />}
    </>
  );
}
