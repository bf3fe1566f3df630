import type { Service } from '@vorgang/services';
import { Alert, ButtonLink, Heading, Link, Paragraph, SummaryList } from '@vorgang/web-ui';
import type { CountyProfile } from '../county-profile.js';
import { PortalPage } from '../layout/portal-page.js';
import { receiptMinutes } from './receipt-time.js';

/** The receipt: file number, access code, what happens next. */
export function SentPage(props: {
  readonly county: CountyProfile;
  readonly service: Service;
  readonly fileNumber: string;
  readonly accessCode: string;
}) {
  return (
    <PortalPage county={props.county} title={`Antrag gesendet – ${props.service.title.de}`}>
      <Heading level={1}>Ihr Antrag ist bei uns</Heading>
      <Alert kind="success" title="Wir haben Ihren Antrag erhalten">
        <Paragraph>
          Schreiben Sie sich das Aktenzeichen und den Zugangscode auf. Oder drucken Sie diese Seite aus. Wir
          zeigen sie nur {receiptMinutes} Minuten lang.
        </Paragraph>
      </Alert>
      <SummaryList
        rows={[
          { key: 'dienst', label: 'Dienst', value: props.service.title.de },
          {
            key: 'aktenzeichen',
            label: 'Aktenzeichen',
            value: <span className="portal-code">{props.fileNumber}</span>,
          },
          {
            key: 'zugangscode',
            label: 'Zugangscode',
            value: <span className="portal-code">{props.accessCode}</span>,
          },
        ]}
      />
      <Paragraph>
        Mit beiden Angaben sehen Sie jederzeit den Stand Ihres Antrags. Geben Sie den Zugangscode niemandem
        weiter. Wir können ihn nicht noch einmal nennen.
      </Paragraph>
      <section className="portal-section">
        <Heading level={2}>So geht es weiter</Heading>
        <ol className="kern-list kern-list--number">
          {props.service.afterSending.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <div className="vorgang-actions">
        <ButtonLink href="/vorgang/stand">Stand meines Antrags ansehen</ButtonLink>
        <Link href="/">Zu allen Diensten</Link>
      </div>
    </PortalPage>
  );
}
