import { countOf } from '../ui/format.js';
import { ListTable } from '../ui/list-table.js';
import { confidenceText, type Mapping, type Proposal } from './mapping.js';

export interface NamedElement {
  readonly id: string;
  readonly name: string;
}

/** Which element goes on where; each line is changed by itself, by mouse or keyboard. */
export function MappingTable({
  proposals,
  mapping,
  sourceNames,
  targets,
  tokens,
  onChange,
}: {
  readonly proposals: readonly Proposal[];
  readonly mapping: Mapping;
  readonly sourceNames: ReadonlyMap<string, string>;
  readonly targets: readonly NamedElement[];
  readonly tokens: ReadonlyMap<string, number>;
  readonly onChange: (mapping: Mapping) => void;
}) {
  return (
    <ListTable
      caption="Wo die Schritte weitergehen"
      columns={['Schritt bisher', 'Stehen hier', 'Geht weiter bei', 'Vorschlag']}
    >
      {proposals.map((proposal) => {
        const { sourceElementId } = proposal;
        const name = sourceNames.get(sourceElementId) ?? sourceElementId;
        const count = tokens.get(sourceElementId) ?? 0;
        return (
          <tr key={sourceElementId} className="kern-table__row">
            <th scope="row" className="kern-table__cell row-head" data-label="Schritt bisher">
              {name}
            </th>
            <td className="kern-table__cell" data-label="Stehen hier">
              {count > 0 ? countOf(count, 'Instanz', 'Instanzen') : '–'}
            </td>
            <td className="kern-table__cell" data-label="Geht weiter bei">
              <div className="kern-form-input__select-wrapper">
                <select
                  className="kern-form-input__select"
                  aria-label={`${name} geht weiter bei`}
                  value={mapping[sourceElementId] ?? ''}
                  onChange={(event) => onChange({ ...mapping, [sourceElementId]: event.target.value })}
                >
                  <option value="">Keine Zuordnung</option>
                  {targets.map((target) => (
                    <option key={target.id} value={target.id}>
                      {target.name}
                    </option>
                  ))}
                </select>
              </div>
            </td>
            <td className="kern-table__cell" data-label="Vorschlag">
              {confidenceText(proposal)}
            </td>
          </tr>
        );
      })}
    </ListTable>
  );
}
