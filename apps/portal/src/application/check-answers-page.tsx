import type { SummaryPage } from '@vorgang/forms';
import type { Service } from '@vorgang/services';
import { BackLink, Button, Heading, Paragraph, SummaryList } from '@vorgang/web-ui';
import type { CountyProfile } from '../county-profile.js';
import { PortalPage } from '../layout/portal-page.js';

/** All answers before they are sent, each with a way to change it (WCAG 3.3.4). */
export function CheckAnswersPage(props: {
  readonly county: CountyProfile;
  readonly service: Service;
  readonly summary: readonly SummaryPage[];
}) {
  const path = `/dienste/${props.service.id}`;
  const lastPageId = props.summary.at(-1)?.pageId ?? '';
  return (
    <PortalPage county={props.county} title={`Prüfen Sie Ihre Antworten – ${props.service.title.de}`}>
      <BackLink href={`${path}/antrag/${encodeURIComponent(lastPageId)}`} />
      <Heading level={1}>Prüfen Sie Ihre Antworten</Heading>
      <Paragraph>
        Stimmt alles? Dann senden Sie den Antrag unten ab. Vorher können Sie noch alles ändern.
      </Paragraph>
      {props.summary.map((page) => (
        <SummaryList
          key={page.pageId}
          title={page.title}
          rows={page.entries.map((entry) => ({
            key: entry.key,
            label: entry.label,
            value: entry.text ?? 'keine Angabe',
          }))}
          change={{ href: `${path}/antrag/${encodeURIComponent(page.pageId)}?aendern=1`, what: page.title }}
        />
      ))}
      <form className="vorgang-form" method="post" action={`${path}/absenden`}>
        <Heading level={2}>Antrag absenden</Heading>
        <Paragraph>
          Mit dem Absenden bestätigen Sie, dass Ihre Angaben richtig sind. Sie erhalten dann ein Aktenzeichen
          und einen Zugangscode.
        </Paragraph>
        <Button>Antrag absenden</Button>
      </form>
    </PortalPage>
  );
}
