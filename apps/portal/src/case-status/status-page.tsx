import type { CaseStatus, Payment, PublicStatus } from '@vorgang/casework';
import type { Service } from '@vorgang/services';
import { Alert, Button, ButtonLink, Heading, Link, Paragraph, type AlertKind } from '@vorgang/web-ui';
import type { CountyProfile } from '../county-profile.js';
import { dateAndTime, euros, fileDescription, longDate } from '../layout/formats.js';
import { PortalPage } from '../layout/portal-page.js';
import { StoppedCase } from './stopped-case.js';

const STATUS_WORDS: Readonly<Record<PublicStatus, { readonly word: string; readonly kind: AlertKind }>> = {
  INITIATED: { word: 'Begonnen', kind: 'info' },
  SUBMITTED: { word: 'Gesendet', kind: 'info' },
  RECEIVED: { word: 'Eingegangen', kind: 'info' },
  PROCESSING: { word: 'In Bearbeitung', kind: 'info' },
  ACTION_REQUIRED: { word: 'Sie müssen etwas tun', kind: 'warning' },
  COMPLETED: { word: 'Abgeschlossen', kind: 'success' },
};

interface StatusPageProps {
  readonly county: CountyProfile;
  readonly service: Service | null;
  readonly status: CaseStatus;
}

/** How far a case is, what happens next, what the citizen can do. */
export function StatusPage(props: StatusPageProps) {
  const { county, service, status } = props;
  const { word, kind } = STATUS_WORDS[status.status];
  return (
    <PortalPage county={county} title={`Stand Ihres Antrags ${status.fileNumber}`}>
      <Heading level={1}>Stand Ihres Antrags</Heading>
      <Paragraph>
        {service?.title.de ?? status.serviceId}
        <br />
        Aktenzeichen <strong>{status.fileNumber}</strong>, gestellt am{' '}
        {longDate(status.openedAt, county.timeZone)}
      </Paragraph>
      <Present
        {...props}
        word={word}
        kind={status.outcome === 'GRANTED' || status.outcome === null ? kind : 'warning'}
      />
      <Downloads {...props} />
      <Messages {...props} />
      <Timeline {...props} />
      <form className="vorgang-actions" method="post" action="/vorgang/abmelden">
        <ButtonLink href="/vorgang/stand" variant="secondary">
          Seite neu laden
        </ButtonLink>
        <Button variant="tertiary">Abmelden</Button>
      </form>
    </PortalPage>
  );
}

function Present(props: StatusPageProps & { readonly word: string; readonly kind: AlertKind }) {
  const { status, service } = props;
  if (status.stopped !== null) {
    const contact = service?.authority ?? props.county;
    return <StoppedCase stopped={status.stopped} fileNumber={status.fileNumber} contact={contact} />;
  }
  const outcome = status.outcome ? service?.outcomes[status.outcome] : undefined;
  const text = outcome ?? status.text ?? 'Wir bearbeiten Ihren Antrag.';
  const next = status.closedAt ? null : (status.nextText ?? service?.nextSteps[status.status] ?? null);
  const expected = status.closedAt
    ? null
    : (status.expectedTime ?? service?.expectedTime[status.status] ?? null);
  const payment = status.closedAt ? undefined : status.payments.findLast(isOpen);
  return (
    <Alert kind={props.kind} title={props.word}>
      <Paragraph>{text}</Paragraph>
      {payment ? <PaymentStep payment={payment} /> : null}
      {next ? (
        <Paragraph>
          <strong>So geht es weiter:</strong> {next}
        </Paragraph>
      ) : null}
      {expected ? (
        <Paragraph>
          <strong>Das dauert meist:</strong> {expected}
        </Paragraph>
      ) : null}
    </Alert>
  );
}

function PaymentStep({ payment }: { readonly payment: Payment }) {
  return (
    <>
      {payment.state === 'FAILED' ? (
        <Paragraph>Die Zahlung hat nicht geklappt. Bitte versuchen Sie es noch einmal.</Paragraph>
      ) : null}
      {payment.paymentPage ? (
        <div className="vorgang-actions">
          <ButtonLink href={payment.paymentPage}>{`Jetzt ${euros(payment.amountCents)} bezahlen`}</ButtonLink>
        </div>
      ) : null}
    </>
  );
}

function Downloads({ status, service }: StatusPageProps) {
  if (status.documents.length === 0) return null;
  return (
    <section className="portal-section">
      <Heading level={2}>Ihre Dokumente</Heading>
      <ul className="portal-downloads">
        {status.documents.map((document) => (
          <li key={document.documentId}>
            <a
              className="kern-link"
              href={`/vorgang/dokumente/${document.documentId}`}
              download={document.fileName}
            >
              <span className="kern-icon kern-icon--download kern-icon--small" aria-hidden="true" />{' '}
              {service?.documentNames[document.kind] ?? document.fileName} herunterladen (
              {fileDescription(document.mediaType, document.size)})
            </a>
            {document.verificationCode ? (
              <Paragraph>
                Prüfcode: <span className="portal-code">{document.verificationCode}</span>
                <br />
                Damit kann Ihr Betrieb auf der Seite <Link href="/pruefen">Bescheinigung prüfen</Link>{' '}
                feststellen, dass das Dokument echt ist.
              </Paragraph>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Messages({ status, county }: StatusPageProps) {
  if (status.notices.length === 0) return null;
  return (
    <section className="portal-section">
      <Heading level={2}>Nachrichten an Sie</Heading>
      {status.notices.map((notice) => (
        <article className="portal-message" key={notice.noticeId}>
          <Heading level={3}>{notice.subject}</Heading>
          <Paragraph muted>{dateAndTime(notice.createdAt, county.timeZone)}</Paragraph>
          {notice.body
            .split(/\n{2,}/)
            .filter((paragraph) => paragraph.trim() !== '')
            .map((paragraph, index) => (
              <Paragraph key={index}>{paragraph}</Paragraph>
            ))}
        </article>
      ))}
    </section>
  );
}

function Timeline({ status, county }: StatusPageProps) {
  return (
    <section className="portal-section">
      <Heading level={2}>Verlauf</Heading>
      <ol className="portal-timeline">
        <li>
          <Paragraph>Sie haben den Antrag abgesendet.</Paragraph>
          <Paragraph muted>{dateAndTime(status.openedAt, county.timeZone)}</Paragraph>
        </li>
        {status.timeline.map((entry, index) => (
          <li key={index} aria-current={entry.isCurrent ? 'step' : undefined}>
            <Paragraph>{entry.text}</Paragraph>
            <Paragraph muted>{dateAndTime(entry.at, county.timeZone)}</Paragraph>
          </li>
        ))}
        {status.closedAt ? (
          <li aria-current="step">
            <Paragraph>Ihr Antrag ist abgeschlossen.</Paragraph>
            <Paragraph muted>{dateAndTime(status.closedAt, county.timeZone)}</Paragraph>
          </li>
        ) : null}
      </ol>
    </section>
  );
}

function isOpen(payment: Payment): boolean {
  return payment.state === 'REQUESTED' || payment.state === 'OPEN' || payment.state === 'FAILED';
}
