import { Link, PageShell, type ShellLink } from '@vorgang/web-ui';
import type { ReactNode } from 'react';
import type { CountyProfile } from '../county-profile.js';

const NAVIGATION: readonly ShellLink[] = [
  { href: '/', text: 'Alle Dienste' },
  { href: '/vorgang', text: 'Stand meines Antrags' },
  { href: '/pruefen', text: 'Bescheinigung prüfen' },
];

const FOOTER_LINKS: readonly ShellLink[] = [
  { href: '/barrierefreiheit', text: 'Erklärung zur Barrierefreiheit' },
  { href: '/datenschutz', text: 'Datenschutz' },
  { href: '/impressum', text: 'Impressum' },
];

/** The frame of every page of the portal. */
export function PortalPage(props: {
  readonly county: CountyProfile;
  readonly title: string;
  readonly path?: string;
  readonly hasErrors?: boolean;
  readonly children: ReactNode;
}) {
  const { county } = props;
  return (
    <PageShell
      title={props.title}
      siteName={county.siteName}
      isOfficial={county.demonstrationNotice === undefined}
      homeHref="/"
      stylesheets={['/assets/kern.min.css', '/assets/fonts.css', '/assets/vorgang.css', '/assets/portal.css']}
      navigation={NAVIGATION}
      currentPath={props.path}
      footerLinks={FOOTER_LINKS}
      hasErrors={props.hasErrors}
      notice={county.demonstrationNotice ? <DemonstrationNotice text={county.demonstrationNotice} /> : null}
      help={
        <p className="kern-body">
          Rufen Sie uns an: <Link href={`tel:${county.phone.replace(/[^\d+]/g, '')}`}>{county.phone}</Link>.
          Oder schreiben Sie uns: <Link href={`mailto:${county.email}`}>{county.email}</Link>
        </p>
      }
    >
      {props.children}
    </PageShell>
  );
}

function DemonstrationNotice({ text }: { readonly text: string }) {
  return (
    <div className="portal-notice" role="note">
      <div className="kern-container">
        <span className="kern-body kern-body--bold">{text}</span>
      </div>
    </div>
  );
}
