import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Loading } from '../ui/loading.js';

/** Stands where the sign-in page was, for the moment until the page that was asked for opens. */
export function SignedInPage() {
  const { ziel } = useSearch({ from: '/anmeldung' });
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ href: ziel ?? '/', replace: true });
  }, [navigate, ziel]);
  return <Loading what="Ihre Seite wird geöffnet" />;
}
