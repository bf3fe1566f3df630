import { Link } from '@tanstack/react-router';
import { useSession } from '../session/session.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { formatDay, formatMoment } from '../ui/format.js';
import { ListTable } from '../ui/list-table.js';
import type { InboxView } from './inbox-view.js';
import { priorityText } from './priority-text.js';
import type { InboxTask, SteadyRow } from './steady-list.js';
import type { Claim } from './use-claim.js';

/** The tasks as a table; on narrow screens each row becomes a card. */
export function TaskTable({
  rows,
  scope,
  claim,
}: {
  readonly rows: readonly SteadyRow[];
  readonly scope: InboxView['scope'];
  readonly claim: Claim;
}) {
  return (
    <ListTable
      caption="Offene Aufgaben"
      columns={[
        'Aufgabe',
        'Vorgang',
        'Frist',
        'Eingang',
        'Priorität',
        'Bei',
        { kind: 'hidden', heading: 'Aktion' },
      ]}
    >
      {rows.map((row) => (
        <TaskRow key={row.task.userTaskKey} row={row} scope={scope} claim={claim} />
      ))}
    </ListTable>
  );
}

function TaskRow({
  row: { task, isGone },
  scope,
  claim,
}: {
  row: SteadyRow;
  scope: InboxView['scope'];
  claim: Claim;
}) {
  return (
    <tr className={`kern-table__row${isGone ? ' is-gone' : ''}`}>
      <th scope="row" className="kern-table__cell row-head" data-label="Aufgabe">
        <Link
          to="/aufgaben/$userTaskKey"
          params={{ userTaskKey: task.userTaskKey }}
          className="kern-link"
          data-task={task.userTaskKey}
        >
          {task.name}
        </Link>
        <span className="second-line">{task.processName}</span>
      </th>
      <td className="kern-table__cell" data-label="Vorgang">
        {task.applicantName ?? '–'}
        {task.fileNumber && <span className="second-line">{task.fileNumber}</span>}
      </td>
      <td className="kern-table__cell" data-label="Frist">
        <DueDate task={task} />
      </td>
      <td className="kern-table__cell" data-label="Eingang">
        {formatMoment(task.createdAt)}
      </td>
      <td className="kern-table__cell" data-label="Priorität">
        {priorityText(task.priority)}
      </td>
      <td className="kern-table__cell" data-label="Bei">
        {task.assigneeName ?? (task.candidateGroupNames.join(', ') || '–')}
      </td>
      <td className="kern-table__cell kern-table__cell--action">
        {isGone ? <span>{goneText[scope]}</span> : <TaskAction task={task} claim={claim} />}
      </td>
    </tr>
  );
}

const goneText: Readonly<Record<InboxView['scope'], string>> = {
  mine: 'Nicht mehr bei Ihnen',
  delegated: 'Zurück bei Ihnen oder erledigt',
  groups: 'Übernommen oder erledigt',
  all: 'Erledigt',
};

function DueDate({ task }: { readonly task: InboxTask }) {
  if (!task.dueDate) return <>–</>;
  return (
    <>
      {formatDay(task.dueDate)}
      {task.overdue && (
        <span className="second-line">
          <Badge kind="danger">Überfällig</Badge>
        </span>
      )}
    </>
  );
}

function TaskAction({ task, claim }: { readonly task: InboxTask; readonly claim: Claim }) {
  const session = useSession();
  const name = task.fileNumber ? `${task.name}, ${task.fileNumber}` : task.name;
  if (task.assignee === session.username) {
    return (
      <Button
        small
        kind="tertiary"
        busy={claim.isBusyWith(task.userTaskKey)}
        label={`Zurückgeben: ${name}`}
        onClick={() => claim.giveBack(task)}
      >
        Zurückgeben
      </Button>
    );
  }
  if (task.assignee) return null;
  return (
    <Button
      small
      busy={claim.isBusyWith(task.userTaskKey)}
      label={`Übernehmen: ${name}`}
      onClick={() => claim.take(task)}
    >
      Übernehmen
    </Button>
  );
}
