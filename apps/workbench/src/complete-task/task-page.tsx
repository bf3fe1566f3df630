import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { BackLink } from '../ui/back-link.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { taskQuery } from './task-queries.js';
import { TaskWork } from './task-work.js';

const route = getRouteApi('/aufgaben/$userTaskKey');

/** One task: its form, and beside it what one must know of the case. */
export function TaskPage() {
  const { userTaskKey } = route.useParams();
  const task = useQuery(taskQuery(userTaskKey));
  return (
    <>
      <BackLink to="/aufgaben">Alle Aufgaben</BackLink>
      {task.isPending && <Loading what="Die Aufgabe wird geladen" />}
      {task.error && !task.data && <ProblemMessage error={task.error} onRetry={() => void task.refetch()} />}
      {task.data && <TaskWork key={userTaskKey} detail={task.data} />}
    </>
  );
}
