import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';
import { eventTypesQuery, type Subscription } from './webhook-queries.js';
import { eventText } from './webhook-words.js';

export type SubscriptionFields = Schemas['WebhookSubscriptionRequest'];
type EventType = NonNullable<SubscriptionFields['eventTypes']>[number];

/** What a webhook is told of and where; the same form makes one and changes one. */
export function SubscriptionForm({
  subscription,
  submitLabel,
  isBusy,
  error,
  onSubmit,
}: {
  readonly subscription?: Subscription;
  readonly submitLabel: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSubmit: (fields: SubscriptionFields) => void;
}) {
  const [name, setName] = useState(subscription?.name ?? '');
  const [url, setUrl] = useState(subscription?.url ?? '');
  const [processes, setProcesses] = useState(subscription?.processDefinitionIds.join(', ') ?? '');
  const [contact, setContact] = useState(subscription?.contactEmail ?? '');
  const [eventTypes, setEventTypes] = useState<readonly EventType[]>(
    (subscription?.eventTypes ?? []) as EventType[],
  );
  const [isChecked, setIsChecked] = useState(false);
  const nameError = name.trim() === '' ? 'Geben Sie einen Namen an.' : undefined;
  const urlError = /^https?:\/\/\S+$/.test(url.trim())
    ? undefined
    : 'Geben Sie eine Adresse an, die mit https:// beginnt.';
  function submit() {
    setIsChecked(true);
    if (nameError !== undefined || urlError !== undefined) return;
    onSubmit({
      name: name.trim(),
      url: url.trim(),
      eventTypes: [...eventTypes],
      processDefinitionIds: processes.split(/[\s,]+/).filter((id) => id !== ''),
      contactEmail: contact.trim() || null,
    });
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        id="webhook-name"
        label="Name"
        hint="Wer wird benachrichtigt? Zum Beispiel: Fachverfahren Gesundheitsamt"
        value={name}
        onChange={setName}
        error={isChecked ? nameError : undefined}
      />
      <TextInput
        id="webhook-url"
        label="Adresse"
        hint="Der Rechner muss auf der Liste der Installation stehen (OUTBOUND_HOSTS)."
        value={url}
        onChange={setUrl}
        error={isChecked ? urlError : undefined}
      />
      <EventTypeChoice chosen={eventTypes} onChange={setEventTypes} />
      <TextInput
        id="webhook-processes"
        label="Nur diese Verfahren (freiwillig)"
        hint="Kennungen der Prozesse, mit Komma getrennt. Leer: alle."
        value={processes}
        onChange={setProcesses}
      />
      <TextInput
        id="webhook-contact"
        label="E-Mail bei Störungen (freiwillig)"
        hint="Bekommt Post, wenn der Empfänger einen Tag lang nicht antwortet."
        value={contact}
        onChange={setContact}
      />
      {error !== null && <ProblemMessage error={error} />}
      <div className="form-actions">
        <Button kind="primary" type="submit" busy={isBusy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

function EventTypeChoice({
  chosen,
  onChange,
}: {
  readonly chosen: readonly EventType[];
  readonly onChange: (types: readonly EventType[]) => void;
}) {
  const types = useQuery(eventTypesQuery);
  return (
    <fieldset className="kern-fieldset">
      <legend className="kern-label">Ereignisse</legend>
      <div className="kern-hint">Ohne Auswahl werden alle gesendet.</div>
      <div className="kern-fieldset__body">
        {(types.data?.items as readonly { readonly type: EventType }[] | undefined)?.map(({ type }) => (
          <div className="kern-form-check" key={type}>
            <input
              type="checkbox"
              className="kern-form-check__checkbox"
              id={`event-${type}`}
              checked={chosen.includes(type)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, type] : chosen.filter((each) => each !== type))
              }
            />
            <label className="kern-label" htmlFor={`event-${type}`}>
              {eventText(type)}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
