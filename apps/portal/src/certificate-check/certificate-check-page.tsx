import type { GenuineCertificate } from '@vorgang/casework';
import { Alert, Button, ButtonLink, ErrorSummary, Heading, Paragraph, SummaryList } from '@vorgang/web-ui';
import type { CountyProfile } from '../county-profile.js';
import { longDate } from '../layout/formats.js';
import { PortalPage } from '../layout/portal-page.js';
import { TextInputRow } from '../layout/text-field.js';

/** Asks for the code of a certificate. */
export function CertificateCheckPage(props: {
  readonly county: CountyProfile;
  readonly code: string;
  readonly error: string | null;
}) {
  return (
    <PortalPage
      county={props.county}
      title="Bescheinigung prüfen"
      path="/pruefen"
      hasErrors={props.error !== null}
    >
      <ErrorSummary errors={props.error ? [{ inputName: 'pruefcode', message: props.error }] : []} />
      <Heading level={1}>Bescheinigung prüfen</Heading>
      <Paragraph>
        Hier sehen Sie, ob eine Bescheinigung vom {props.county.name} echt ist. Der Prüfcode steht auf der
        Bescheinigung.
      </Paragraph>
      <form className="vorgang-form" method="post" action="/pruefen" noValidate>
        <TextInputRow
          name="pruefcode"
          label="Prüfcode"
          hint="12 Zeichen, zum Beispiel ABCD-2345-EFGH. Striche und Leerzeichen sind egal."
          value={props.code}
          error={props.error ?? undefined}
        />
        <Button>Prüfen</Button>
      </form>
    </PortalPage>
  );
}

/** Genuine or not, and what to compare with the paper: initials, year of birth, day of issue. */
export function CertificateResultPage(props: {
  readonly county: CountyProfile;
  readonly code: string;
  readonly certificate: GenuineCertificate | null;
  readonly name: string | null;
}) {
  const { certificate, county } = props;
  return (
    <PortalPage
      county={county}
      title={certificate ? 'Die Bescheinigung ist echt' : 'Kein Treffer'}
      path="/pruefen"
    >
      <Heading level={1}>
        {certificate ? 'Die Bescheinigung ist echt' : 'Zu diesem Prüfcode gibt es keine Bescheinigung'}
      </Heading>
      {certificate ? (
        <>
          <Alert kind="success" title={`Der ${county.name} hat diese Bescheinigung ausgestellt`}>
            <Paragraph>Vergleichen Sie die Angaben mit dem Papier und mit dem Ausweis der Person.</Paragraph>
          </Alert>
          <SummaryList
            rows={[
              { key: 'art', label: 'Art', value: props.name ?? certificate.kind },
              ...(certificate.holderHint
                ? [{ key: 'person', label: 'Ausgestellt für', value: certificate.holderHint }]
                : []),
              {
                key: 'datum',
                label: 'Ausgestellt am',
                value: longDate(certificate.issuedAt, county.timeZone),
              },
              { key: 'code', label: 'Prüfcode', value: <span className="portal-code">{props.code}</span> },
            ]}
          />
          <Paragraph muted>Zum Schutz der Person zeigen wir nicht den ganzen Namen.</Paragraph>
        </>
      ) : (
        <Alert kind="danger" title="Wir kennen diesen Prüfcode nicht">
          <Paragraph>
            Prüfen Sie, ob Sie alle 12 Zeichen richtig eingegeben haben. Stimmt der Code? Dann ist die
            Bescheinigung nicht von uns. Rufen Sie uns im Zweifel an: {county.phone}
          </Paragraph>
        </Alert>
      )}
      <div className="vorgang-actions">
        <ButtonLink href="/pruefen" variant="secondary">
          Andere Bescheinigung prüfen
        </ButtonLink>
      </div>
    </PortalPage>
  );
}
