import { Link } from '@tanstack/react-router';
import { Badge } from '../ui/badge.js';
import { formatMoment } from '../ui/format.js';
import { ListTable } from '../ui/list-table.js';
import { describeInstanceState, type InstanceState } from './instance-words.js';

/** One row of the list. */
export interface InstanceRow extends InstanceState {
  readonly processInstanceKey: string;
  readonly processDefinitionId: string;
  readonly processDefinitionName: string | null;
  readonly processDefinitionVersion: number;
  readonly businessId: string | null;
  readonly incidentCount: number;
  readonly startDate: string;
}

/** Process instances, each with a box to choose it. */
export function InstanceTable({
  items,
  chosen,
  onChoose,
}: {
  readonly items: readonly InstanceRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (keys: readonly string[], isChosen: boolean) => void;
}) {
  const areAllChosen = items.every((item) => chosen.has(item.processInstanceKey));
  const chooseAll = (
    <input
      type="checkbox"
      className="row-choice"
      aria-label="Alle gezeigten Instanzen auswählen"
      checked={areAllChosen}
      onChange={(event) =>
        onChoose(
          items.map((item) => item.processInstanceKey),
          event.target.checked,
        )
      }
    />
  );
  return (
    <ListTable
      caption="Instanzen, neueste zuerst"
      columns={[{ kind: 'control', control: chooseAll }, 'Instanz', 'Verfahren', 'Zustand', 'Begonnen']}
    >
      {items.map((item) => (
        <Row
          key={item.processInstanceKey}
          item={item}
          isChosen={chosen.has(item.processInstanceKey)}
          onChoose={(isChosen) => onChoose([item.processInstanceKey], isChosen)}
        />
      ))}
    </ListTable>
  );
}

function Row({
  item,
  isChosen,
  onChoose,
}: {
  readonly item: InstanceRow;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}) {
  const state = describeInstanceState(item);
  return (
    <tr className="kern-table__row">
      <td className="kern-table__cell">
        <input
          type="checkbox"
          className="row-choice"
          aria-label={`Instanz ${item.processInstanceKey} auswählen`}
          checked={isChosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
      </td>
      <th scope="row" className="kern-table__cell row-head" data-label="Instanz">
        <Link
          to="/betrieb/instanzen/$processInstanceKey"
          params={{ processInstanceKey: item.processInstanceKey }}
          className="kern-link"
        >
          {item.processInstanceKey}
        </Link>
        {item.businessId !== null && <span className="second-line">{item.businessId}</span>}
      </th>
      <td className="kern-table__cell" data-label="Verfahren">
        {item.processDefinitionName ?? item.processDefinitionId}
        <span className="second-line">{`Version ${item.processDefinitionVersion}`}</span>
      </td>
      <td className="kern-table__cell" data-label="Zustand">
        <Badge kind={state.kind}>{state.text}</Badge>
        {item.incidentCount > 1 && <span className="second-line">{`${item.incidentCount} Störungen`}</span>}
      </td>
      <td className="kern-table__cell" data-label="Begonnen">
        {formatMoment(item.startDate)}
      </td>
    </tr>
  );
}
