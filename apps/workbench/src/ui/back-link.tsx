import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';

function BackAnchor({
  children,
  ref,
  ...attributes
}: AnchorHTMLAttributes<HTMLAnchorElement> & {
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLAnchorElement>;
}) {
  return (
    <p className="back">
      <a {...attributes} ref={ref} className="kern-link">
        <span className="kern-icon kern-icon--arrow-back" aria-hidden="true" /> {children}
      </a>
    </p>
  );
}

/** The way back from one thing to the list it stands in, above the page's title. */
export const BackLink = createLink(BackAnchor);
