import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { changeSession } from '../session/change-session.js';
import { Button } from '../ui/button.js';

/** Ends the session, here and at the identity provider. */
export function SignOutButton() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/session')),
    onSuccess: ({ signOutAddress }) => {
      changeSession(queries, null);
      // Who signed in at a provider signs out there too, and comes back to the sign-in page.
      if (signOutAddress !== null) window.location.assign(signOutAddress);
    },
    // Whoever leaves the desk leaves nothing on the screen, also while the server is away.
    onError: async () => {
      changeSession(queries, null);
      await navigate({ to: '/anmeldung', search: { grund: 'nicht-abgemeldet' }, replace: true });
    },
  });
  return (
    <Button kind="tertiary" small icon="logout" busy={signOut.isPending} onClick={() => signOut.mutate()}>
      Abmelden
    </Button>
  );
}
