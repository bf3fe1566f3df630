import type { CaseStatus } from '@vorgang/casework';
import type { Authority } from '@vorgang/services';
import { Alert, Link, Paragraph } from '@vorgang/web-ui';

const undecided = 'Über Ihren Antrag ist nicht entschieden: Er ist weder bewilligt noch abgelehnt.';

const whatHappened: Readonly<Record<NonNullable<CaseStatus['stopped']>, string>> = {
  CANCELED: `Wir haben die Bearbeitung Ihres Antrags beendet, bevor sie fertig war. ${undecided}`,
  DELETED: `Wir haben die Bearbeitung Ihres Antrags beendet und die Daten dazu gelöscht. Ihren Antrag selbst haben wir noch. ${undecided}`,
  ENDED: 'Die Bearbeitung Ihres Antrags ist beendet. Ein Ergebnis steht hier aber noch nicht.',
};

interface StoppedCaseProps {
  readonly stopped: NonNullable<CaseStatus['stopped']>;
  readonly fileNumber: string;
  readonly contact: Pick<Authority, 'name' | 'phone' | 'email'>;
}

/** Nobody works on the case any more though it is not closed: what that means, and whom to ask. */
export function StoppedCase({ stopped, fileNumber, contact }: StoppedCaseProps) {
  return (
    <Alert kind="warning" title="Niemand bearbeitet Ihren Antrag zurzeit">
      <Paragraph>{whatHappened[stopped]}</Paragraph>
      <Paragraph>
        <strong>Das können Sie tun:</strong> Fragen Sie nach, wie es weitergeht. Nennen Sie dabei Ihr
        Aktenzeichen {fileNumber}. Stellen Sie den Antrag nicht noch einmal und zahlen Sie nichts, bevor Sie
        mit uns gesprochen haben. Haben Sie schon bezahlt? Sagen Sie uns das bitte.
      </Paragraph>
      <Paragraph>
        <strong>Hier erreichen Sie uns:</strong>
        <br />
        {contact.name}
        <br />
        Telefon: <Link href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</Link>
        <br />
        E-Mail: <Link href={`mailto:${contact.email}`}>{contact.email}</Link>
      </Paragraph>
    </Alert>
  );
}
