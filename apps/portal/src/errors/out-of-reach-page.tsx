import { Button, ButtonLink, Heading, Link, Paragraph } from '@vorgang/web-ui';
import type { CountyProfile } from '../county-profile.js';
import type { RepeatableRequest } from '../http/repeatable-request.js';
import { PortalPage } from '../layout/portal-page.js';

const TITLE = 'Unsere Dienste sind gerade nicht erreichbar';

/**
 * The database is away. What was sent cannot be stored, so this page keeps it: its button sends the same once more.
 * Nothing happens by itself, as a page that reloads takes away what somebody reads or does there (WCAG 2.2.1).
 */
export function OutOfReachPage(props: {
  readonly county: CountyProfile;
  readonly request: RepeatableRequest;
}) {
  const { county, request } = props;
  return (
    <PortalPage county={county} title={TITLE}>
      <Heading level={1}>{TITLE}</Heading>
      <Paragraph>Das liegt nicht an Ihnen. Meistens dauert es nur wenige Minuten.</Paragraph>
      {request.method === 'post' ? <SendAgain request={request} /> : <OpenAgain address={request.address} />}
      <Paragraph>
        Geht es nach einer Stunde noch nicht? Rufen Sie uns an:{' '}
        <Link href={`tel:${county.phone.replace(/[^\d+]/g, '')}`}>{county.phone}</Link>
      </Paragraph>
    </PortalPage>
  );
}

function SendAgain({ request }: { readonly request: RepeatableRequest }) {
  return (
    <>
      <Paragraph>
        {request.fields.length > 0
          ? 'Ihre letzten Angaben sind noch nicht gespeichert. Sie gehen nicht verloren, solange Sie diese Seite geöffnet lassen. '
          : ''}
        Warten Sie einen Moment und klicken Sie dann auf „Noch einmal senden“. Sie müssen nichts neu eingeben,
        und es wird nichts doppelt gesendet.
      </Paragraph>
      <form method="post" action={request.address}>
        {request.fields.map(([name, value], place) => (
          <input key={place} type="hidden" name={name} value={value} />
        ))}
        <div className="vorgang-actions">
          <Button>Noch einmal senden</Button>
        </div>
      </form>
    </>
  );
}

function OpenAgain({ address }: { readonly address: string }) {
  return (
    <>
      <Paragraph>
        Alles, was Sie schon mit „Weiter“ bestätigt haben, ist gespeichert. Bitte versuchen Sie es in einigen
        Minuten noch einmal.
      </Paragraph>
      <div className="vorgang-actions">
        <ButtonLink href={address}>Noch einmal versuchen</ButtonLink>
      </div>
    </>
  );
}
