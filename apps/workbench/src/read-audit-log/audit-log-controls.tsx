import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { SelectInput } from '../ui/select-input.js';
import { TextInput } from '../ui/text-input.js';
import type { AuditLogFilter, Topic } from './audit-log-filter.js';

const typingPause = 300;

const labels: readonly { readonly value: Topic; readonly label: string }[] = [
  { value: 'all', label: 'Alles' },
  { value: 'access', label: 'Benutzer und Rechte' },
  { value: 'models', label: 'Modelle und Entscheidungen' },
  { value: 'batches', label: 'Sammelaktionen' },
  { value: 'variables', label: 'Variablen der Installation' },
];

/** What of the log is shown, kept in the address. */
export function AuditLogControls({ filter }: { readonly filter: AuditLogFilter }) {
  const navigate = useNavigate();
  const [actor, setActor] = useState(filter.actor ?? '');

  useEffect(() => {
    const timer = setTimeout(() => {
      const trimmed = actor.trim();
      if (trimmed === (filter.actor ?? '')) return;
      const search = { ...filter, actor: trimmed || undefined };
      void navigate({ to: '/pruefung/protokoll', search, replace: true });
    }, typingPause);
    return () => clearTimeout(timer);
  }, [actor, filter, navigate]);

  return (
    <div className="controls">
      <div className="controls__fields" role="search" aria-label="Protokoll">
        <SelectInput
          id="log-topic"
          label="Zeigen"
          value={filter.topic}
          options={labels}
          onChange={(topic) => void navigate({ to: '/pruefung/protokoll', search: { ...filter, topic } })}
        />
        <TextInput
          id="log-actor"
          type="search"
          label="Wer"
          hint="Benutzername, vollständig"
          value={actor}
          onChange={setActor}
        />
      </div>
    </div>
  );
}
