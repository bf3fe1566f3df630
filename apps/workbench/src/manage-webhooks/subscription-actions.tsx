import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { ReplayDialog } from './replay-dialog.js';
import { SubscriptionForm, type SubscriptionFields } from './subscription-form.js';
import type { Subscription } from './webhook-queries.js';

type Open = 'change' | 'replay' | 'delete' | null;

/** Trying out, pausing, changing, repeating and deleting a webhook. */
export function SubscriptionActions({ subscription }: { readonly subscription: Subscription }) {
  const { subscriptionId, state } = subscription;
  const queries = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const onSettled = () => queries.invalidateQueries({ queryKey: ['webhooks'] });
  const path = { params: { path: { subscriptionId } } };
  const step = useMutation({
    mutationFn: (name: 'pause' | 'resumption') =>
      answerOf(api.POST(`/api/webhook-subscriptions/{subscriptionId}/${name}`, path)),
    onSettled,
  });
  const ping = useMutation({
    mutationFn: () => answerOf(api.POST('/api/webhook-subscriptions/{subscriptionId}/ping', path)),
    onSettled,
  });
  const close = () => setOpen(null);
  return (
    <>
      <div className="form-actions">
        {state === 'ACTIVE' ? (
          <>
            <Button kind="primary" busy={ping.isPending} onClick={() => ping.mutate()}>
              Probe senden
            </Button>
            <Button busy={step.isPending} onClick={() => step.mutate('pause')}>
              Anhalten
            </Button>
          </>
        ) : (
          <Button kind="primary" busy={step.isPending} onClick={() => step.mutate('resumption')}>
            Fortsetzen
          </Button>
        )}
        <Button onClick={() => setOpen('change')}>Ändern …</Button>
        <Button onClick={() => setOpen('replay')}>Zeitraum wiederholen …</Button>
        <Button onClick={() => setOpen('delete')}>Löschen …</Button>
      </div>
      {ping.isSuccess && (
        <Alert kind="info" title="Die Probe ist unterwegs" live="polite">
          <p className="kern-body">Die Antwort steht gleich unten bei den Meldungen.</p>
        </Alert>
      )}
      {(step.error ?? ping.error) !== null && <ProblemMessage error={step.error ?? ping.error} />}
      {open === 'change' && <ChangeDialog subscription={subscription} onClose={close} />}
      {open === 'replay' && <ReplayDialog subscriptionId={subscriptionId} onClose={close} />}
      {open === 'delete' && <DeleteDialog subscription={subscription} onClose={close} />}
    </>
  );
}

interface DialogProperties {
  readonly subscription: Subscription;
  readonly onClose: () => void;
}

/** Refused where somebody else was faster. */
function onWhatIsShown({ subscriptionId, version }: Subscription) {
  return { path: { subscriptionId }, header: { 'If-Match': `"${version}"` } };
}

function ChangeDialog({ subscription, onClose }: DialogProperties) {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (body: SubscriptionFields) =>
      answerOf(
        api.PUT('/api/webhook-subscriptions/{subscriptionId}', {
          params: onWhatIsShown(subscription),
          body,
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['webhooks'] });
      onClose();
    },
  });
  return (
    <Dialog title="Webhook ändern" isOpen onClose={onClose}>
      <SubscriptionForm
        subscription={subscription}
        submitLabel="Änderungen speichern"
        isBusy={change.isPending}
        error={change.error}
        onSubmit={(fields) => change.mutate(fields)}
      />
    </Dialog>
  );
}

function DeleteDialog({ subscription, onClose }: DialogProperties) {
  const { name } = subscription;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () =>
      answerOf(
        api.DELETE('/api/webhook-subscriptions/{subscriptionId}', { params: onWhatIsShown(subscription) }),
      ),
    onSuccess: async () => {
      await navigate({ to: '/betrieb/webhooks' });
      await queries.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  return (
    <Dialog
      title="Webhook löschen"
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" busy={remove.isPending} onClick={() => remove.mutate()}>
          Endgültig löschen
        </Button>
      }
    >
      <p className="kern-body">
        „{name}“ bekommt dann keine Meldungen mehr. Auch was noch wartet und das Protokoll werden gelöscht.
        Wollen Sie nur unterbrechen? Dann halten Sie den Webhook an.
      </p>
      {remove.error && <ProblemMessage error={remove.error} />}
    </Dialog>
  );
}
