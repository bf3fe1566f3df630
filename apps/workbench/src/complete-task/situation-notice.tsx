import type { ReactNode } from 'react';
import { Alert } from '../ui/alert.js';
import { formatMoment } from '../ui/format.js';
import type { TaskSituation } from './task-situation.js';

/** Says who has the task. Announced politely, since it may change while the person types. */
export function SituationNotice({
  situation,
  wasMine,
  action,
}: {
  readonly situation: TaskSituation;
  /** The person was working on it when it went to someone else. */
  readonly wasMine: boolean;
  readonly action?: ReactNode;
}) {
  const kept = wasMine
    ? 'Was Sie eingegeben haben, steht noch im Formular. Es wird nicht gespeichert.'
    : null;
  return (
    <div role="status" className="situation">
      {noticeFor(situation, kept, action)}
    </div>
  );
}

function noticeFor(situation: TaskSituation, kept: string | null, action: ReactNode): ReactNode {
  switch (situation.kind) {
    case 'mine':
      return null;
    case 'helping':
      return (
        <Alert kind="info" title={`${situation.owner} bittet Sie um Mithilfe`}>
          <p className="kern-body">
            {`Füllen Sie aus, was Sie wissen, und geben Sie die Aufgabe zurück. ${situation.owner} schließt sie ab.`}
          </p>
        </Alert>
      );
    case 'delegated':
      return (
        <Alert kind="info" title={`${situation.to} hilft Ihnen bei dieser Aufgabe`}>
          <p className="kern-body">
            {situation.since ? `Weitergegeben am ${formatMoment(situation.since)}. ` : ''}
            {`Sie bekommen die Aufgabe zurück, sobald ${situation.to} fertig ist. Sie können sie auch vorher zurückholen; was ${situation.to} bis dahin eingegeben hat, geht dann verloren.`}
          </p>
          {kept && <p className="kern-body">{kept}</p>}
          {action}
        </Alert>
      );
    case 'open':
      return (
        <Alert kind="info" title="Noch niemand bearbeitet diese Aufgabe">
          <p className="kern-body">Übernehmen Sie die Aufgabe, um das Formular auszufüllen.</p>
          {kept && <p className="kern-body">{kept}</p>}
          {action}
        </Alert>
      );
    case 'others':
      return (
        <Alert kind="warning" title={`${situation.by} bearbeitet diese Aufgabe`}>
          <p className="kern-body">
            {situation.since
              ? `Übernommen am ${formatMoment(situation.since)}.`
              : 'Sie können die Angaben lesen.'}
          </p>
          {kept && <p className="kern-body">{kept}</p>}
        </Alert>
      );
    case 'done':
      return (
        <Alert kind="warning" title="Diese Aufgabe ist schon erledigt">
          <p className="kern-body">{`Erledigt${situation.by ? ` von ${situation.by}` : ''}${situation.at ? ` am ${formatMoment(situation.at)}` : ''}.`}</p>
          {kept && <p className="kern-body">{kept}</p>}
        </Alert>
      );
    case 'withdrawn':
      return (
        <Alert kind="warning" title="Diese Aufgabe ist nicht mehr nötig">
          <p className="kern-body">
            {`Der Vorgang ist ${situation.at ? `am ${formatMoment(situation.at)} ` : ''}einen anderen Weg gegangen.`}
          </p>
          {kept && <p className="kern-body">{kept}</p>}
        </Alert>
      );
  }
}
