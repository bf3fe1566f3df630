import { Heading, Link, Paragraph } from '@vorgang/web-ui';
import type { CountyProfile } from '../county-profile.js';
import { PortalPage } from '../layout/portal-page.js';

/** Who answers for the site (section 5 DDG). */
export function ImprintPage({ county }: { readonly county: CountyProfile }) {
  return (
    <PortalPage county={county} title="Impressum" path="/impressum">
      <Heading level={1}>Impressum</Heading>
      <section className="portal-section">
        <Heading level={2}>Wer ist verantwortlich?</Heading>
        <address className="kern-body">
          {county.name}
          <br />
          {county.street}
          <br />
          {county.town}
        </address>
        <Paragraph>
          Der {county.name} ist eine Körperschaft des öffentlichen Rechts. Er wird vertreten durch{' '}
          {county.representedBy}.
        </Paragraph>
      </section>
      <section className="portal-section">
        <Heading level={2}>Kontakt</Heading>
        <Paragraph>
          Telefon: {county.phone}
          <br />
          E-Mail: <Link href={`mailto:${county.email}`}>{county.email}</Link>
        </Paragraph>
      </section>
      <section className="portal-section">
        <Heading level={2}>Software</Heading>
        <Paragraph>
          Diese Seiten laufen mit Vorgang, freier Software unter der Lizenz EUPL-1.2. Die Gestaltung folgt dem
          KERN-Standard für die deutsche Verwaltung.
        </Paragraph>
      </section>
    </PortalPage>
  );
}
