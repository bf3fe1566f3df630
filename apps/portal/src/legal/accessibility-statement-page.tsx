import { Heading, Markdown } from '@vorgang/web-ui';
import type { CountyProfile } from '../county-profile.js';
import { PortalPage } from '../layout/portal-page.js';

/** The accessibility statement (Directive (EU) 2016/2102, Article 7; EN 301 549). */
export function AccessibilityStatementPage({ county }: { readonly county: CountyProfile }) {
  const text = `Der ${county.name} möchte, dass alle Menschen diese Seiten nutzen können. Diese Erklärung gilt für die Online-Dienste des Kreises.

## Wie barrierefrei sind die Seiten?

Die Seiten sind nach den Regeln der WCAG 2.2, Stufe AA, und der Norm EN 301 549 gebaut. Wir haben sie selbst geprüft: mit Prüfprogrammen, nur mit der Tastatur, bei 320 Pixel Breite und mit starkem Kontrast. Eine Prüfung durch eine unabhängige Stelle gab es noch nicht. Die Seiten sind deshalb **teilweise** mit den Regeln vereinbar.

## Was geht noch nicht?

- Es gibt noch keine Videos in Deutscher Gebärdensprache.
- Es gibt noch keine Texte in geprüfter Leichter Sprache. Die Dienste sind aber in einfacher Sprache beschrieben.
- Die Fragen im Formular gibt es nur auf Deutsch.

## Sie haben ein Problem gefunden?

Schreiben Sie uns oder rufen Sie uns an. Wir antworten innerhalb von zwei Wochen.

- E-Mail: [${county.accessibilityEmail}](mailto:${county.accessibilityEmail})
- Telefon: ${county.phone}
- Post: ${county.name}, ${county.street}, ${county.town}

## Sie sind mit unserer Antwort nicht zufrieden?

Dann wenden Sie sich an die Beschwerdestelle für barrierefreie Informationstechnik bei der Landesbeauftragten für Menschen mit Behinderung in Schleswig-Holstein. Die Beschwerde kostet nichts. Sie brauchen keine Anwältin und keinen Anwalt.

Diese Erklärung haben wir am 24. November 2026 erstellt.`;
  return (
    <PortalPage county={county} title="Erklärung zur Barrierefreiheit" path="/barrierefreiheit">
      <Heading level={1}>Erklärung zur Barrierefreiheit</Heading>
      <Markdown text={text} />
    </PortalPage>
  );
}
