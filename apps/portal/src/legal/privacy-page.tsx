import type { Service } from '@vorgang/services';
import { Heading, Markdown, Table } from '@vorgang/web-ui';
import type { CountyProfile } from '../county-profile.js';
import { PortalPage } from '../layout/portal-page.js';

/** What data is used for what (Articles 13 and 14 GDPR). The tables come from the services' own files. */
export function PrivacyPage(props: {
  readonly county: CountyProfile;
  readonly services: readonly Service[];
}) {
  const { county } = props;
  return (
    <PortalPage county={county} title="Datenschutz" path="/datenschutz">
      <Heading level={1}>Datenschutz</Heading>
      <Markdown text={introduction(county)} />
      {props.services.map((service) => (
        <section className="portal-section" key={service.id}>
          <Heading level={2}>{service.title.de}</Heading>
          <Markdown
            text={`Rechtsgrundlage: ${service.legalBasis.de}. Wir bewahren den Vorgang ${service.retention.years} Jahre auf, nachdem er abgeschlossen ist. Danach löschen wir ihn.`}
          />
          <Table
            caption="Wozu wir Ihre Angaben brauchen"
            columns={[
              { id: 'purpose', title: 'Zweck' },
              { id: 'basis', title: 'Rechtsgrundlage' },
            ]}
            rows={purposesOf(service)}
          />
        </section>
      ))}
      <Markdown text={rights(county)} />
    </PortalPage>
  );
}

function purposesOf(service: Service) {
  const purposes = new Map(
    Object.values(service.fields).map((field) => [`${field.purpose} ${field.legalBasis}`, field]),
  );
  return [...purposes.entries()].map(([id, field]) => ({
    id,
    cells: [field.special ? `${field.purpose} (Gesundheitsdaten)` : field.purpose, field.legalBasis],
  }));
}

function introduction(county: CountyProfile): string {
  return `Verantwortlich ist der ${county.name}, ${county.street}, ${county.town}. Fragen zum Datenschutz beantwortet unsere Datenschutzbeauftragte oder unser Datenschutzbeauftragter: [${county.privacyEmail}](mailto:${county.privacyEmail}).

## Ihr Entwurf

Solange Sie ein Formular ausfüllen, speichern wir Ihre Antworten 30 Tage lang. Dann löschen wir sie. Sie können den Entwurf jederzeit selbst löschen.

## Cookies

Wir setzen nur Cookies, die für das Formular nötig sind. Ein Cookie verbindet Ihren Browser mit Ihrem Entwurf. Nach dem Absenden zeigt es 15 Minuten lang den Zugangscode, dann nichts mehr. Ein anderes merkt sich, welchen Antrag Sie geöffnet haben: eine halbe Stunde nach Ihrem letzten Klick, höchstens vier Stunden lang. Beide enden, wenn Sie sich abmelden; einen Entwurf, den Sie noch nicht abgesendet haben, behalten Sie. Wir beobachten nicht, was Sie auf den Seiten tun.`;
}

function rights(county: CountyProfile): string {
  return `## Ihre Rechte

Sie können fragen, welche Daten wir über Sie haben. Sie können falsche Daten berichtigen lassen. Sie können verlangen, dass wir Daten löschen oder nicht weiter nutzen, wenn das Gesetz es erlaubt. Wenden Sie sich dafür an den ${county.name}.

Sie können sich auch beschweren beim Unabhängigen Landeszentrum für Datenschutz Schleswig-Holstein, [www.datenschutzzentrum.de](https://www.datenschutzzentrum.de).`;
}
