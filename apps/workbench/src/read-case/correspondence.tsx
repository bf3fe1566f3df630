import { paymentStateText } from '../find-cases/case-words.js';
import { formatBytes, formatEuro, formatMoment } from '../ui/format.js';
import type { CaseDetail } from './case-query.js';

/** Documents, payments and notices of the case. */
export function Correspondence({ detail }: { readonly detail: CaseDetail }) {
  return (
    <>
      <section className="panel" aria-labelledby="documents-title">
        <h2 className="kern-heading-small" id="documents-title">
          Dokumente
        </h2>
        {detail.documents.length === 0 && <p className="kern-body kern-body--muted">Noch keine Dokumente.</p>}
        <ul className="plain-list">
          {detail.documents.map((document) => (
            <li key={document.documentId}>
              <a
                className="kern-link"
                href={`/api/cases/${detail.case.caseId}/documents/${document.documentId}`}
                download
              >
                {document.fileName}
              </a>
              <span className="second-line">
                {`${formatBytes(document.size)}, ${formatMoment(document.createdAt)}`}
                {document.verificationCode && `, Prüfcode ${document.verificationCode}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="payments-title">
        <h2 className="kern-heading-small" id="payments-title">
          Zahlungen
        </h2>
        {detail.payments.length === 0 && <p className="kern-body kern-body--muted">Keine Zahlungen.</p>}
        <ul className="plain-list">
          {detail.payments.map((payment) => (
            <li key={payment.paymentId}>
              <span>{`${formatEuro(payment.amountCents)}, ${paymentStateText(payment.state)}`}</span>
              <span className="second-line">{`${payment.purpose}, ${formatMoment(payment.updatedAt)}`}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="notices-title">
        <h2 className="kern-heading-small" id="notices-title">
          Nachrichten an die Antragstellerin oder den Antragsteller
        </h2>
        {detail.notices.length === 0 && <p className="kern-body kern-body--muted">Noch keine Nachrichten.</p>}
        <ul className="plain-list">
          {detail.notices.map((notice) => (
            <li key={notice.noticeId}>
              <details>
                <summary>{notice.subject}</summary>
                <p className="kern-body note-text">{notice.body}</p>
              </details>
              <span className="second-line">
                {`${notice.channel === 'EMAIL' ? 'E-Mail' : 'Im Portal'}, ${noticeStateText(notice.state)}, ${formatMoment(notice.createdAt)}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function noticeStateText(state: CaseDetail['notices'][number]['state']): string {
  switch (state) {
    case 'CREATED':
      return 'wird versandt';
    case 'SENT':
      return 'zugestellt';
    case 'FAILED':
      return 'nicht zustellbar';
  }
}
