import type { Schemas } from '../api/client.js';
import { Badge } from '../ui/badge.js';
import { formatDay, formatMoment } from '../ui/format.js';

/** Dates and people of a task in one line. */
export function TaskFacts({ task }: { readonly task: Schemas['InboxTask'] }) {
  return (
    <dl className="facts">
      <div>
        <dt>Verfahren</dt>
        <dd>{task.processName}</dd>
      </div>
      <div>
        <dt>Eingang</dt>
        <dd>{formatMoment(task.createdAt)}</dd>
      </div>
      <div>
        <dt>Frist</dt>
        <dd>
          {task.dueDate ? formatDay(task.dueDate) : 'keine'}{' '}
          {task.overdue && <Badge kind="danger">Überfällig</Badge>}
        </dd>
      </div>
      <div>
        <dt>Bei</dt>
        <dd>{task.assigneeName ?? (task.candidateGroupNames.join(', ') || '–')}</dd>
      </div>
    </dl>
  );
}
