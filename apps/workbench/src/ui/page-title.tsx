import { useEffect, useRef, type ReactNode } from 'react';

/**
 * The heading of a page. It names the browser tab and takes the focus when the page was reached from another one,
 * so that screen readers and the keyboard start at the top.
 */
export function PageTitle({
  children,
  tab,
  aside,
}: {
  readonly children: string;
  readonly tab?: string;
  readonly aside?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tab ?? children} – Vorgang`;
  }, [children, tab]);
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement === null) heading.current?.focus();
  }, []);
  return (
    <div className="page-title">
      <h1 className="kern-heading-medium" tabIndex={-1} ref={heading}>
        {children}
      </h1>
      {aside && <div className="page-title__aside">{aside}</div>}
    </div>
  );
}
