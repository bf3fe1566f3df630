import { Alert } from '../ui/alert.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { ruleText } from './rule-words.js';
import type { ModelCheckState, ModelFinding } from './use-model-check.js';

/** What keeps the model from being deployed, element by element. Choosing one selects it in the drawing. */
export function ProblemsPanel({
  check,
  nameOf,
  onSelect,
}: {
  readonly check: ModelCheckState;
  readonly nameOf: (elementId: string) => string;
  readonly onSelect: (elementId: string) => void;
}) {
  return (
    <section className="problems" aria-labelledby="problems-title">
      <h2 className="kern-heading-small" id="problems-title">
        Prüfung des Modells
      </h2>
      <div role="status">
        {check.error ? <ProblemMessage error={check.error} /> : null}
        {!check.error && check.findings === null && <p className="kern-body">Das Modell wird geprüft …</p>}
        {!check.error && check.findings?.length === 0 && (
          <Alert kind="success" title="Das Modell kann bereitgestellt werden" />
        )}
        {check.findings && check.findings.length > 0 && (
          <Alert kind="danger" title={findingCount(check.findings)}>
            <FindingList findings={check.findings} nameOf={nameOf} onSelect={onSelect} />
          </Alert>
        )}
      </div>
    </section>
  );
}

export function FindingList({
  findings,
  nameOf,
  onSelect,
}: {
  readonly findings: readonly Pick<ModelFinding, 'elementId' | 'rule' | 'message' | 'fix'>[];
  readonly nameOf: (elementId: string) => string;
  readonly onSelect: (elementId: string) => void;
}) {
  return (
    <ul className="plain-list">
      {findings.map((finding) => (
        <li key={`${finding.elementId} ${finding.message}`}>
          <button type="button" className="problem-link" onClick={() => onSelect(finding.elementId)}>
            {nameOf(finding.elementId)}
          </button>
          <FindingText finding={finding} />
        </li>
      ))}
    </ul>
  );
}

/** The rule in German; the server's own words, which name values and places, are one step away. */
function FindingText({ finding }: { readonly finding: Pick<ModelFinding, 'rule' | 'message' | 'fix'> }) {
  const german = ruleText(finding.rule);
  const exact = <span lang="en">{`${finding.message} ${finding.fix}`}</span>;
  if (german === null) return exact;
  return (
    <>
      <span>{german}</span>
      <details className="second-line">
        <summary>Genaue Meldung</summary>
        {exact}
      </details>
    </>
  );
}

function findingCount(findings: readonly ModelFinding[]): string {
  return findings.length === 1 ? 'Ein Problem' : `${findings.length} Probleme`;
}
