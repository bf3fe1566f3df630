import type { ReactNode } from 'react';

/** A link in running text. */
export function Link(props: { readonly href: string; readonly children: ReactNode; readonly lang?: string }) {
  return (
    <a className="kern-link" href={props.href} lang={props.lang} hrefLang={props.lang}>
      {props.children}
    </a>
  );
}

/** The way back to the page before, at the top of a question. */
export function BackLink(props: { readonly href: string; readonly children?: ReactNode }) {
  return (
    <p className="vorgang-back">
      <a className="kern-link" href={props.href}>
        <span className="kern-icon kern-icon--arrow-back kern-icon--small" aria-hidden="true" />
        {props.children ?? 'Zurück'}
      </a>
    </p>
  );
}
