import { Button } from '../ui/button.js';
import type { Grant } from './grant-queries.js';
import {
  extentText,
  groupOf,
  permissionGroups,
  permissionsOf,
  permissionText,
  resourceTexts,
  type PermissionGroup,
  type ResourceType,
} from './grant-words.js';

/** One resource and what may be done with it. */
export function GrantRow({
  grant,
  onChange,
  onTake,
}: {
  readonly grant: Grant;
  readonly onChange?: (grant: Grant) => void;
  readonly onTake?: (grant: Grant) => void;
}) {
  const what = resourceTexts[grant.resourceType as ResourceType] ?? grant.resourceType;
  const extent = extentText(grant.resourceId, grant.resourcePropertyName);
  return (
    <tr className="kern-table__row">
      <th scope="row" className="kern-table__cell row-head" data-label="Worauf">
        {what}
        <span className="second-line">{extent}</span>
      </th>
      {permissionGroups.map(({ group, label }) => (
        <td key={group} className="kern-table__cell" data-label={label}>
          {cellText(grant, group)}
        </td>
      ))}
      <td className="kern-table__cell kern-table__cell--action">
        <div className="badge-row">
          {onChange && (
            <Button small label={`Ändern: ${what}, ${extent}`} onClick={() => onChange(grant)}>
              Ändern …
            </Button>
          )}
          {onTake && (
            <Button small label={`Entziehen: ${what}, ${extent}`} onClick={() => onTake(grant)}>
              Entziehen
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}

/** „Ja“ where all that the column stands for is granted, else what is; „–“ where there is nothing. */
function cellText({ resourceType, permissionTypes }: Grant, group: PermissionGroup): string {
  const possible = permissionsOf[resourceType as ResourceType] ?? permissionTypes;
  const ofColumn = possible.filter((permission) => groupOf(permission) === group);
  const given = permissionTypes.filter((permission) => groupOf(permission) === group);
  if (given.length === 0) return '–';
  const isPlain = ofColumn.length === 1 && group !== 'more';
  return isPlain ? 'Ja' : given.map(permissionText).join(', ');
}
