import type { Schemas } from '../api/client.js';
import { Alert } from '../ui/alert.js';
import { countOf } from '../ui/format.js';

/** Whether the platform keeps up, in one sentence. */
export function HealthAlert({ overview }: { readonly overview: Schemas['OperationsOverview'] }) {
  const faults = [
    overview.lateTimers > 0
      ? `${countOf(overview.lateTimers, 'Frist ist', 'Fristen sind')} überfällig und noch nicht ausgelöst.`
      : null,
    overview.incidents.length > 0
      ? `${countOf(overview.incidents.length, 'Schritt steckt', 'Schritte stecken')} fest.`
      : null,
  ].filter((fault) => fault !== null);
  if (faults.length === 0) return <Alert kind="success" title="Alles läuft" />;
  return (
    <Alert kind="warning" title="Hier müssen Sie hinsehen">
      {faults.map((fault) => (
        <p key={fault} className="kern-body">
          {fault}
        </p>
      ))}
    </Alert>
  );
}
