import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { formatMoment } from '../ui/format.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { keysQuery } from './webhook-queries.js';

/** The keys with which receivers recognise us, and changing them. */
export function SigningKeys({ mayChange }: { readonly mayChange: boolean }) {
  const keys = useQuery(keysQuery);
  const [isChanging, setIsChanging] = useState(false);
  return (
    <section className="section" aria-labelledby="keys-title">
      <h2 className="kern-heading-small" id="keys-title">
        Schlüssel
      </h2>
      <p className="kern-body">
        Jede Meldung ist unterschrieben. Empfänger prüfen sie mit dem öffentlichen Schlüssel unter{' '}
        <a className="kern-link" href="/.well-known/http-message-signatures-directory">
          /.well-known/http-message-signatures-directory
        </a>
        .
      </p>
      {keys.error && <ProblemMessage error={keys.error} />}
      {keys.data && (
        <ul className="kern-list kern-list--bullet">
          {keys.data.items.map((key) => (
            <li key={key.keyId}>
              <code>{key.keyId}</code> – {timesOf(key)}
            </li>
          ))}
        </ul>
      )}
      {mayChange && keys.data && (
        <div className="form-actions">
          <Button onClick={() => setIsChanging(true)}>Schlüssel wechseln …</Button>
        </div>
      )}
      {isChanging && <ChangeDialog onClose={() => setIsChanging(false)} />}
    </section>
  );
}

function timesOf({ signsFrom, publishedUntil }: Schemas['WebhookKeyItem']): string {
  const begin = Date.parse(signsFrom) > Date.now() ? 'unterschreibt ab' : 'unterschreibt seit';
  const end = publishedUntil === null ? '' : `, gilt noch bis ${formatMoment(publishedUntil)}`;
  return `${begin} ${formatMoment(signsFrom)}${end}`;
}

function ChangeDialog({ onClose }: { readonly onClose: () => void }) {
  const queries = useQueryClient();
  const rotate = useMutation({
    mutationFn: (atOnce: boolean) => answerOf(api.POST('/api/webhook-keys/rotation', { body: { atOnce } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['webhooks', 'keys'] });
      onClose();
    },
  });
  return (
    <Dialog
      title="Schlüssel wechseln"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={rotate.isPending} onClick={() => rotate.mutate(false)}>
            In einer Stunde wechseln
          </Button>
          <Button busy={rotate.isPending} onClick={() => rotate.mutate(true)}>
            Sofort wechseln
          </Button>
        </>
      }
    >
      <p className="kern-body">
        Der neue Schlüssel wird gleich veröffentlicht und unterschreibt in einer Stunde. Der alte gilt noch
        eine Woche.
      </p>
      <p className="kern-body">
        Wechseln Sie nur dann sofort, wenn andere den Schlüssel kennen könnten. Dann gilt der alte nicht mehr.
        Empfänger, die ihn sich gemerkt haben, lehnen Meldungen kurze Zeit ab; sie werden wieder versucht.
      </p>
      {rotate.error && <ProblemMessage error={rotate.error} />}
    </Dialog>
  );
}
