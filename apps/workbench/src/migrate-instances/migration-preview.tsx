import type { Schemas } from '../api/client.js';
import { Badge } from '../ui/badge.js';
import { EmptyState } from '../ui/empty-state.js';
import { countOf } from '../ui/format.js';
import { ListTable } from '../ui/list-table.js';

/** What the plan does with each instance: what moves, what cannot and why. */
export function MigrationPreview({
  preview,
  sourceNames,
  targetNames,
}: {
  readonly preview: Schemas['MigrationPreviewAnswer'];
  /** Names of flow nodes; the process itself has none here and is not shown. */
  readonly sourceNames: ReadonlyMap<string, string>;
  readonly targetNames: ReadonlyMap<string, string>;
}) {
  const refused = preview.items.filter((item) => item.outcome === 'REFUSED').length;
  if (preview.items.length === 0) return <EmptyState title="Auf dieser Version läuft keine Instanz" />;
  return (
    <>
      <p className="kern-body" role="status">
        {`Geprüft: ${countOf(preview.items.length, 'Instanz', 'Instanzen')} von ${preview.totalItems}. `}
        {refused === 0
          ? 'Alle geprüften können umgestellt werden.'
          : `${countOf(refused, 'Instanz kann', 'Instanzen können')} nicht umgestellt werden und ${refused === 1 ? 'bleibt' : 'bleiben'} auf der bisherigen Version.`}
      </p>
      <ListTable caption="Ergebnis je Instanz" columns={['Instanz', 'Ergebnis', 'Was geschieht']}>
        {preview.items.map((item) => (
          <tr key={item.processInstanceKey} className="kern-table__row">
            <th scope="row" className="kern-table__cell row-head" data-label="Instanz">
              {item.processInstanceKey}
            </th>
            <td className="kern-table__cell" data-label="Ergebnis">
              <Badge kind={item.outcome === 'REFUSED' ? 'danger' : 'success'}>
                {outcomeText(item.outcome)}
              </Badge>
            </td>
            <td className="kern-table__cell" data-label="Was geschieht">
              <ul className="plain-list">
                {item.moves
                  .filter((move) => sourceNames.has(move.sourceElementId))
                  .map((move, index) => (
                    <li key={index}>
                      {`${sourceNames.get(move.sourceElementId)} → ${targetNames.get(move.targetElementId) ?? move.targetElementId}`}
                    </li>
                  ))}
                {item.problems.map((problem, index) => (
                  <li
                    key={index}
                  >{`${sourceNames.get(problem.elementId) ?? problem.elementId}: ${problem.message} ${problem.fix}`}</li>
                ))}
              </ul>
              {item.problems.length === 0 && item.detail}
            </td>
          </tr>
        ))}
      </ListTable>
    </>
  );
}

function outcomeText(outcome: string): string {
  switch (outcome) {
    case 'MIGRATES':
      return 'Wird umgestellt';
    case 'IS_THERE':
      return 'Ist schon dort';
    case 'REFUSED':
      return 'Geht nicht';
    default:
      return 'Ist beendet';
  }
}
