import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { elementTypeName } from '../diagram/element-type.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { formatMoment } from '../ui/format.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { elementsQuery } from './instance-queries.js';

const shownAtFirst = 25;

/** Every step that the instance took, the newest first. */
export function InstanceHistory({ processInstanceKey }: { readonly processInstanceKey: string }) {
  const history = useQuery(elementsQuery(processInstanceKey, 'all'));
  const [isWhole, setIsWhole] = useState(false);
  const rows = (history.data?.items ?? []).filter(({ type }) => type !== 'PROCESS');
  return (
    <section className="panel" aria-labelledby="history-title">
      <h2 className="kern-heading-small" id="history-title">
        Verlauf
      </h2>
      {history.isPending && <Loading what="Der Verlauf wird geladen" />}
      {history.error && <ProblemMessage error={history.error} onRetry={() => void history.refetch()} />}
      {history.data && rows.length === 0 && <p className="kern-body">Noch ist nichts geschehen.</p>}
      <ol className="plain-list">
        {(isWhole ? rows : rows.slice(0, shownAtFirst)).map((row) => (
          <li key={row.elementInstanceKey}>
            <span>
              {row.elementName}{' '}
              {row.state === 'ACTIVE' && (
                <Badge kind={row.hasIncident ? 'danger' : 'info'}>
                  {row.hasIncident ? 'Störung' : 'Im Gang'}
                </Badge>
              )}
            </span>
            <span className="second-line">
              {`${elementTypeName(row.type)}, ${formatMoment(row.startDate)}${endText(row)}`}
            </span>
          </li>
        ))}
      </ol>
      {!isWhole && rows.length > shownAtFirst && (
        <Button small onClick={() => setIsWhole(true)}>
          Alle zeigen
        </Button>
      )}
    </section>
  );
}

function endText(row: {
  readonly state: string;
  readonly endDate: string | null;
  readonly startDate: string;
}) {
  if (row.endDate === null) return '';
  if (row.state === 'TERMINATED') return `, abgebrochen ${formatMoment(row.endDate)}`;
  return formatMoment(row.endDate) === formatMoment(row.startDate) ? '' : ` bis ${formatMoment(row.endDate)}`;
}
