import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { formatDay } from '../ui/format.js';
import { ValueList } from '../ui/value-list.js';

/** The application beside the form, so that nobody has to switch pages to decide. */
export function CaseSummary({ summary }: { readonly summary: Schemas['TaskCase'] }) {
  return (
    <aside aria-labelledby="case-summary-title" className="panel">
      <h2 className="kern-heading-small" id="case-summary-title">
        Antrag von {summary.applicantName}
      </h2>
      <p className="kern-body kern-body--muted">
        {summary.fileNumber}, eingegangen am {formatDay(summary.openedAt)}
      </p>
      <ValueList values={summary.application} />
      <p>
        <Link to="/vorgaenge/$caseId" params={{ caseId: summary.caseId }} className="kern-link">
          Ganzen Vorgang öffnen
        </Link>
      </p>
    </aside>
  );
}
