import type { Schemas } from '../api/client.js';
import { EmptyState } from '../ui/empty-state.js';
import { NumberTable } from '../ui/number-table.js';

/** How many cases of each process run or have ended. */
export function ProcessTable({ processes }: { readonly processes: readonly Schemas['ProcessLoad'][] }) {
  return (
    <section className="section" aria-labelledby="processes-title">
      <h2 className="kern-heading-small" id="processes-title">
        Verfahren
      </h2>
      {processes.length === 0 ? (
        <EmptyState title="Noch ist kein Verfahren bereitgestellt" />
      ) : (
        <NumberTable
          labelledBy="processes-title"
          rowHeading="Verfahren"
          columns={['Version', 'Laufend', 'Beendet', 'Abgebrochen', 'Störungen']}
          rows={processes.map((process) => ({
            key: process.processDefinitionId,
            heading: process.name,
            cells: [
              process.newestVersion,
              process.active,
              process.completed,
              process.terminated,
              process.incidents,
            ],
          }))}
        />
      )}
    </section>
  );
}
