/** A status in a word, with an icon, so that colour is never the only sign. */
export function Badge({
  kind,
  children,
}: {
  readonly kind: 'info' | 'success' | 'warning' | 'danger';
  readonly children: string;
}) {
  return (
    <span className={`kern-badge kern-badge--small kern-badge--${kind}`}>
      <span className={`kern-icon kern-icon--${kind} kern-icon--small`} aria-hidden="true" />
      <span className="kern-label kern-label--small">{children}</span>
    </span>
  );
}
