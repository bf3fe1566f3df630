import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { useShortcuts } from '../shell/shortcuts.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import type { TaskDetail } from './task-queries.js';

/** After completing: the focus is on the way to the next task, so one key leads there. */
export function TaskDone({
  detail,
  nextTaskKey,
}: {
  readonly detail: TaskDetail;
  readonly nextTaskKey: string | null;
}) {
  const navigate = useNavigate();
  const next = useRef<HTMLButtonElement>(null);
  const { name, fileNumber, caseId } = detail.task;
  useEffect(() => next.current?.focus(), []);
  useShortcuts(
    useMemo(
      () =>
        nextTaskKey === null
          ? []
          : [
              {
                keys: 'n',
                label: 'Nächste Aufgabe öffnen',
                run: () =>
                  void navigate({ to: '/aufgaben/$userTaskKey', params: { userTaskKey: nextTaskKey } }),
              },
            ],
      [navigate, nextTaskKey],
    ),
  );

  return (
    <>
      <Alert kind="success" title="Aufgabe erledigt" live="polite">
        <p className="kern-body">{`„${name}“${fileNumber ? ` im Vorgang ${fileNumber}` : ''} ist abgeschlossen.`}</p>
      </Alert>
      <div className="form-actions">
        {nextTaskKey !== null ? (
          <Button
            ref={next}
            kind="primary"
            onClick={() =>
              void navigate({ to: '/aufgaben/$userTaskKey', params: { userTaskKey: nextTaskKey } })
            }
          >
            Nächste Aufgabe öffnen
          </Button>
        ) : (
          <Button ref={next} kind="primary" onClick={() => void navigate({ to: '/aufgaben' })}>
            Zu den Aufgaben
          </Button>
        )}
        {caseId !== null && (
          <Link to="/vorgaenge/$caseId" params={{ caseId }} className="kern-link">
            Vorgang ansehen
          </Link>
        )}
      </div>
      {nextTaskKey === null && <p className="kern-body">Es warten keine weiteren Aufgaben auf Sie.</p>}
    </>
  );
}
