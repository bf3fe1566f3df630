import { useEffect, useState } from 'react';

/** Shown only when loading takes long enough to be noticed. */
export function Loading({ what }: { readonly what: string }) {
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status">
      {visible && (
        <>
          <span className="kern-loader kern-loader--visible" aria-hidden="true" />
          <span className="kern-body">{what} …</span>
        </>
      )}
    </div>
  );
}
