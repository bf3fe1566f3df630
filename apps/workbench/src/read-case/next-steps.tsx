import { Link } from '@tanstack/react-router';
import { formatDay, formatMoment } from '../ui/format.js';
import type { CaseDetail } from './case-query.js';

/** What has to happen now, who does it, and what happens by itself and when. */
export function NextSteps({ detail }: { readonly detail: CaseDetail }) {
  const openTasks = detail.tasks.filter((task) => task.state === 'CREATED');
  const waiting = detail.steps.filter(
    (step) =>
      step.state === 'ACTIVE' && step.elementType !== 'USER_TASK' && step.elementType !== 'SUB_PROCESS',
  );
  return (
    <section className="panel" aria-labelledby="next-title">
      <h2 className="kern-heading-small" id="next-title">
        Wie es weitergeht
      </h2>
      {detail.case.closedAt && (
        <p className="kern-body">Der Vorgang ist abgeschlossen. Es ist nichts mehr zu tun.</p>
      )}
      {detail.statusText && <p className="kern-body">{detail.statusText}</p>}
      <ul className="plain-list">
        {openTasks.map((task) => (
          <li key={task.userTaskKey}>
            <Link
              to="/aufgaben/$userTaskKey"
              params={{ userTaskKey: task.userTaskKey }}
              className="kern-link"
            >
              {task.name}
            </Link>
            <span className="second-line">
              {task.assigneeName ?? task.candidateGroupNames.join(', ')}
              {task.dueDate && `, bis ${formatDay(task.dueDate)}`}
            </span>
          </li>
        ))}
        {waiting.map((step) => (
          <li key={step.elementInstanceKey}>
            <span>{step.elementName}</span>
            <span className="second-line">seit {formatMoment(step.startedAt)}</span>
          </li>
        ))}
        {detail.timers.map((timer) => (
          <li key={timer.timerKey}>
            <span>
              <span
                className="kern-icon kern-icon--calendar-today kern-icon--small inline-icon"
                aria-hidden="true"
              />{' '}
              {timer.name}
            </span>
            <span className="second-line">von selbst am {formatMoment(timer.dueAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
