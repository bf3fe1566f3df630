import { elementTypeName } from '../diagram/element-type.js';
import { Badge } from '../ui/badge.js';
import { formatMoment } from '../ui/format.js';
import type { CaseDetail } from './case-query.js';

type Step = CaseDetail['steps'][number];

/** The same as the diagram shows, as a list: every step the case took, the newest first. */
export function CaseSteps({
  steps,
  isDeleted,
}: {
  readonly steps: readonly Step[];
  /** The process was deleted after its end, and its steps with it. */
  readonly isDeleted: boolean;
}) {
  return (
    <section className="panel" aria-labelledby="steps-title">
      <h2 className="kern-heading-small" id="steps-title">
        Verlauf
      </h2>
      {steps.length === 0 && (
        <p className="kern-body">
          {isDeleted ? 'Der Verlauf wurde mit dem Ablauf gelöscht.' : 'Noch ist nichts geschehen.'}
        </p>
      )}
      <ol className="plain-list" reversed>
        {steps.toReversed().map((step) => (
          <li key={step.elementInstanceKey}>
            <span>
              {step.elementName}{' '}
              {step.state === 'ACTIVE' && (
                <Badge kind={step.hasIncident ? 'danger' : 'info'}>
                  {step.hasIncident ? 'Störung' : 'Hier'}
                </Badge>
              )}
            </span>
            <span className="second-line">
              {`${elementTypeName(step.elementType)}, ${formatMoment(step.startedAt)}${endText(step)}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function endText({ state, endedAt, startedAt }: Step): string {
  if (endedAt === null) return '';
  if (state === 'TERMINATED') return `, abgebrochen ${formatMoment(endedAt)}`;
  return formatMoment(endedAt) === formatMoment(startedAt) ? '' : ` bis ${formatMoment(endedAt)}`;
}
