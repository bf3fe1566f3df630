import { ButtonLink, Heading, Link, Paragraph } from '@vorgang/web-ui';
import type { CountyProfile } from '../county-profile.js';
import { PortalPage } from '../layout/portal-page.js';

export type ErrorKind =
  'notFound' | 'draftGone' | 'tooManyAttempts' | 'foreignForm' | 'badRequest' | 'unavailable' | 'unexpected';

const TEXTS: Readonly<Record<ErrorKind, { readonly title: string; readonly sentences: readonly string[] }>> =
  {
    notFound: {
      title: 'Diese Seite gibt es nicht',
      sentences: [
        'Haben Sie die Adresse eingetippt? Dann prüfen Sie, ob sie richtig ist.',
        'Sind Sie einem Link gefolgt? Dann ist der Link vielleicht veraltet.',
      ],
    },
    draftGone: {
      title: 'Ihr Entwurf ist nicht mehr da',
      sentences: [
        'Wir speichern einen Entwurf 30 Tage lang. Danach löschen wir ihn, um Ihre Daten zu schützen.',
        'Haben Sie den Antrag noch nicht abgesendet? Dann beginnen Sie ihn bitte neu.',
        'Haben Sie ihn schon abgesendet? Dann sehen Sie den Stand mit Aktenzeichen und Zugangscode.',
      ],
    },
    tooManyAttempts: {
      title: 'Zu viele Versuche',
      sentences: [
        'Die Angaben waren mehrmals falsch. Zum Schutz Ihrer Daten müssen Sie jetzt warten.',
        'Versuchen Sie es in 15 Minuten noch einmal.',
      ],
    },
    foreignForm: {
      title: 'Das hat nicht geklappt',
      sentences: [
        'Ihre Eingabe kam nicht von unserer Seite. Deshalb haben wir sie nicht angenommen.',
        'Öffnen Sie die Seite neu und versuchen Sie es noch einmal.',
      ],
    },
    badRequest: {
      title: 'Das hat nicht geklappt',
      sentences: [
        'Wir konnten Ihre Eingabe nicht lesen. Es wurde nichts gespeichert.',
        'Gehen Sie zurück und versuchen Sie es noch einmal.',
      ],
    },
    unavailable: {
      title: 'Dieser Dienst ist gerade nicht verfügbar',
      sentences: ['Ihre Angaben sind gespeichert.', 'Bitte versuchen Sie es in einigen Minuten noch einmal.'],
    },
    unexpected: {
      title: 'Bei uns ist ein Fehler aufgetreten',
      sentences: [
        'Das liegt nicht an Ihnen. Angaben, die Sie schon mit „Weiter“ bestätigt haben, sind gespeichert.',
        'Bitte versuchen Sie es in einigen Minuten noch einmal.',
      ],
    },
  };

/** What went wrong and what to do, in plain German. */
export function ErrorPage(props: { readonly county: CountyProfile; readonly kind: ErrorKind }) {
  const text = TEXTS[props.kind];
  return (
    <PortalPage county={props.county} title={text.title}>
      <Heading level={1}>{text.title}</Heading>
      {text.sentences.map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
      <Paragraph>
        Sie brauchen Hilfe? Rufen Sie uns an:{' '}
        <Link href={`tel:${props.county.phone.replace(/[^\d+]/g, '')}`}>{props.county.phone}</Link>
      </Paragraph>
      <div className="vorgang-actions">
        <ButtonLink href="/">Zu allen Diensten</ButtonLink>
      </div>
    </PortalPage>
  );
}
