import type { ReactNode } from 'react';

/** What stands where a list would be, and what to do now. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty-state">
      <span className="kern-icon kern-icon--checklist" aria-hidden="true" />
      <p className="kern-title kern-title--small">{title}</p>
      {children && <div className="kern-body kern-body--muted">{children}</div>}
    </div>
  );
}
