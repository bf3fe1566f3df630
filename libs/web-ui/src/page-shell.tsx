import type { ReactNode } from 'react';

export interface ShellLink {
  readonly href: string;
  readonly text: string;
  readonly lang?: string;
}

export interface PageShellProps {
  /** Title of the page; the name of the site follows it. */
  readonly title: string;
  readonly siteName: string;
  readonly homeHref: string;
  readonly lang?: string;
  readonly stylesheets: readonly string[];
  readonly scripts?: readonly string[];
  readonly navigation: readonly ShellLink[];
  readonly currentPath?: string;
  /** Accessibility statement, privacy, imprint: on every page (BITV 2.0 section 12b BGG). */
  readonly footerLinks: readonly ShellLink[];
  /** Who can be asked, at the same place of every page (WCAG 3.2.6). */
  readonly help: ReactNode;
  readonly hasErrors?: boolean;
  /** A real authority's site says so at its top (KERN "Kopfzeile"); a demonstration must not. */
  readonly isOfficial: boolean;
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}

/** A whole HTML page: skip link, public-authority line, header, main part, help, footer. */
export function PageShell(props: PageShellProps) {
  return (
    <html lang={props.lang ?? 'de'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        <title>{`${props.hasErrors ? 'Fehler: ' : ''}${props.title} – ${props.siteName}`}</title>
        <link rel="icon" href="data:," />
        {props.stylesheets.map((href) => (
          <link rel="stylesheet" href={href} key={href} />
        ))}
        {props.scripts?.map((source) => (
          <script type="module" src={source} key={source} />
        ))}
      </head>
      <body className="vorgang-page">
        <a className="kern-link vorgang-skip" href="#inhalt">
          Zum Inhalt springen
        </a>
        <header>
          {props.isOfficial ? <PublicAuthorityLine /> : null}
          <div className="vorgang-header">
            <div className="kern-container vorgang-header__content">
              <a className="vorgang-header__name" href={props.homeHref}>
                {props.siteName}
              </a>
              <LinkList
                label="Hauptmenü"
                className="vorgang-header__links"
                links={props.navigation}
                currentPath={props.currentPath}
              />
            </div>
          </div>
          {props.notice}
        </header>
        <main className="kern-container vorgang-main" id="inhalt" tabIndex={-1}>
          <div className="vorgang-column">{props.children}</div>
        </main>
        <footer className="vorgang-footer">
          <div className="kern-container vorgang-footer__content">
            <section aria-labelledby="hilfe-titel">
              <h2 className="kern-heading-small" id="hilfe-titel">
                Brauchen Sie Hilfe?
              </h2>
              {props.help}
            </section>
            <LinkList
              label="Rechtliches"
              className="vorgang-footer__links"
              links={props.footerLinks}
              currentPath={props.currentPath}
            />
          </div>
        </footer>
      </body>
    </html>
  );
}

function LinkList(props: {
  readonly label: string;
  readonly className: string;
  readonly links: readonly ShellLink[];
  readonly currentPath?: string;
}) {
  return (
    <nav aria-label={props.label}>
      <ul className={props.className}>
        {props.links.map((link) => (
          <li key={link.href}>
            <a
              className="kern-link"
              href={link.href}
              lang={link.lang}
              aria-current={link.href === props.currentPath ? 'page' : undefined}
            >
              {link.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The line that tells an official site (KERN "Kopfzeile"). */
function PublicAuthorityLine() {
  return (
    <div className="kern-kopfzeile">
      <div className="kern-container">
        <div className="kern-kopfzeile__content">
          <span className="kern-kopfzeile__flagge" aria-hidden="true">
            <svg width="24" height="16" viewBox="0 0 24 16">
              <rect width="24" height="16" fill="#FFCC00" />
              <rect width="24" height="10.667" fill="#DD0000" />
              <rect width="24" height="5.333" fill="#000000" />
            </svg>
          </span>
          <span className="kern-kopfzeile__label">Offizielle Website – Bundesrepublik Deutschland</span>
        </div>
      </div>
    </div>
  );
}
