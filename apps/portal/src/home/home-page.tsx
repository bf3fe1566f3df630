import type { Service } from '@vorgang/services';
import { Button, Heading, Link, Paragraph } from '@vorgang/web-ui';
import type { CountyProfile } from '../county-profile.js';
import { PortalPage } from '../layout/portal-page.js';

/** All services, or those that fit a search. */
export function HomePage(props: {
  readonly county: CountyProfile;
  readonly search: string;
  readonly services: readonly Service[];
}) {
  const isSearch = props.search !== '';
  return (
    <PortalPage
      county={props.county}
      title={isSearch ? `Suche nach „${props.search}“` : 'Alle Dienste'}
      path="/"
    >
      <Heading level={1}>Was möchten Sie erledigen?</Heading>
      <Paragraph>
        Hier stellen Sie Anträge beim {props.county.name} im Internet. Sie sehen jederzeit, wie weit Ihr
        Antrag ist.
      </Paragraph>
      <form className="portal-search" method="get" action="/" role="search">
        <div className="kern-form-input">
          <label className="kern-label" htmlFor="suche">
            Dienst suchen
          </label>
          <div className="kern-hint" id="suche-hinweis">
            Zum Beispiel: Gesundheitszeugnis
          </div>
          <input
            className="kern-form-input__input"
            id="suche"
            name="suche"
            type="search"
            defaultValue={props.search}
            aria-describedby="suche-hinweis"
          />
        </div>
        <Button>Suchen</Button>
      </form>
      {isSearch ? (
        <SearchResult count={props.services.length} search={props.search} />
      ) : (
        <Heading level={2}>Alle Dienste</Heading>
      )}
      <ul className="portal-services">
        {props.services.map((service) => (
          <li className="portal-service" key={service.id}>
            <h3 className="kern-heading-small">
              <a className="kern-link kern-link--stretched" href={`/dienste/${service.id}`}>
                {service.title.de}
              </a>
            </h3>
            <Paragraph>{service.summary.de}</Paragraph>
          </li>
        ))}
      </ul>
    </PortalPage>
  );
}

function SearchResult(props: { readonly count: number; readonly search: string }) {
  if (props.count > 0) {
    return (
      <Heading
        level={2}
      >{`${props.count} ${props.count === 1 ? 'Dienst' : 'Dienste'} zu „${props.search}“`}</Heading>
    );
  }
  return (
    <>
      <Heading level={2}>{`Nichts gefunden zu „${props.search}“`}</Heading>
      <Paragraph>
        Versuchen Sie es mit einem anderen Wort. Oder sehen Sie sich <Link href="/">alle Dienste</Link> an.
      </Paragraph>
    </>
  );
}
