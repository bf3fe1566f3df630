import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { countOf } from '../ui/format.js';
import { entryText, outcomeWords, type ImportEntry } from './import-words.js';

/** What the import did with everything foreign. Choosing an element shows it in the drawing. */
export function ImportReport({
  entries,
  nameOf,
  onSelect,
  onRemoveForeign,
  isBusy,
}: {
  readonly entries: readonly ImportEntry[];
  readonly nameOf: (elementId: string) => string;
  /** Shows the element; absent where there is no drawing. */
  readonly onSelect?: (elementId: string) => void;
  /** Imports the file again without what has no counterpart. */
  readonly onRemoveForeign: () => void;
  readonly isBusy: boolean;
}) {
  const open = entries.filter(({ outcome }) => outcome === 'needsWork').length;
  return (
    <section className="problems import-report" aria-labelledby="import-report-title">
      <h2 className="kern-heading-small" id="import-report-title">
        Bericht über den Import
      </h2>
      {open === 0 ? (
        <Alert kind="success" title="Es ist nichts mehr zu entscheiden" live="polite">
          <p className="kern-body">{summaryOf(entries)}</p>
        </Alert>
      ) : (
        <Alert
          kind="warning"
          title={countOf(open, 'Angabe braucht Ihre Entscheidung', 'Angaben brauchen Ihre Entscheidung')}
          live="polite"
        >
          <p className="kern-body">{summaryOf(entries)}</p>
          <Button small busy={isBusy} onClick={onRemoveForeign}>
            Diese Angaben aus dem Modell entfernen
          </Button>
        </Alert>
      )}
      {outcomeWords.map(({ outcome, title, explanation }) => {
        const chosen = entries.filter((entry) => entry.outcome === outcome);
        if (chosen.length === 0) return null;
        return (
          <details key={outcome} className="panel" open={outcome === 'needsWork'}>
            <summary>{`${title} (${chosen.length})`}</summary>
            <p className="kern-body kern-body--muted">{explanation}</p>
            <ul className="plain-list">
              {chosen.map((entry, index) => (
                <li key={`${entry.elementId} ${entry.from} ${index}`}>
                  {onSelect ? (
                    <button type="button" className="problem-link" onClick={() => onSelect(entry.elementId)}>
                      {entry.elementName ?? nameOf(entry.elementId)}
                    </button>
                  ) : (
                    <strong>{entry.elementName ?? nameOf(entry.elementId)}</strong>
                  )}
                  <span>{entryText(entry)}</span>
                  <EntryDetails entry={entry} />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

function EntryDetails({ entry }: { readonly entry: ImportEntry }) {
  return (
    <details className="second-line">
      <summary>Was in der Datei stand</summary>
      <code>{entry.from}</code>
      {entry.to !== undefined && (
        <>
          {' wurde zu '}
          <code>{entry.to}</code>
        </>
      )}
      {entry.outcome === 'needsWork' && <p lang="en">{entry.message}</p>}
    </details>
  );
}

function summaryOf(entries: readonly ImportEntry[]): string {
  if (entries.length === 0) return 'Die Datei bleibt, wie sie ist. Es gab nichts umzuwandeln.';
  return outcomeWords
    .map(({ outcome, title }) => ({ title, count: entries.filter((one) => one.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ title, count }) => `${title}: ${count}`)
    .join(', ');
}
