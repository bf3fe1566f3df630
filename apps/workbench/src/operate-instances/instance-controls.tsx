import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { modelsQuery } from '../edit-model/model-query.js';
import { Button } from '../ui/button.js';
import { SelectInput } from '../ui/select-input.js';
import { TextInput } from '../ui/text-input.js';
import { instanceStates, type InstanceFilter } from './instance-filter.js';

const stateLabels: Readonly<Record<InstanceFilter['state'], string>> = {
  running: 'Laufend',
  incident: 'Mit Störung',
  suspended: 'Angehalten',
  completed: 'Beendet',
  terminated: 'Abgebrochen',
  all: 'Alle',
};

/** Which process instances are shown; the whole choice is kept in the address. */
export function InstanceControls({ filter }: { readonly filter: InstanceFilter }) {
  return (
    <div className="controls">
      <nav aria-label="Welche Instanzen" className="view-links">
        <ul>
          {instanceStates.map((state) => (
            <li key={state}>
              <Link
                to="/betrieb/instanzen"
                search={{ ...filter, state }}
                aria-current={state === filter.state ? 'page' : undefined}
                activeProps={{}}
              >
                {stateLabels[state]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <FilterFields key={JSON.stringify(filter)} filter={filter} />
    </div>
  );
}

function FilterFields({ filter }: { readonly filter: InstanceFilter }) {
  const navigate = useNavigate();
  const models = useQuery(modelsQuery);
  const [draft, setDraft] = useState(filter);
  const chosen = models.data?.items.find((model) => model.processDefinitionId === draft.process);

  function show(next: InstanceFilter) {
    void navigate({ to: '/betrieb/instanzen', search: withoutEmpty(next) });
  }
  return (
    <form
      role="search"
      aria-label="Instanzen"
      onSubmit={(event) => {
        event.preventDefault();
        show(draft);
      }}
    >
      <div className="filter-fields">
        <SelectInput
          id="filter-process"
          label="Verfahren"
          value={draft.process ?? ''}
          options={[
            { value: '', label: 'Alle Verfahren' },
            ...(models.data?.items ?? []).map((model) => ({
              value: model.processDefinitionId,
              label: model.name,
            })),
          ]}
          onChange={(process) => setDraft({ ...draft, process, version: undefined })}
        />
        <SelectInput
          id="filter-version"
          label="Version"
          value={String(draft.version ?? '')}
          options={[
            { value: '', label: 'Alle Versionen' },
            ...(chosen?.versions ?? []).map(({ version }) => ({
              value: String(version),
              label: `Version ${version}`,
            })),
          ]}
          onChange={(version) => setDraft({ ...draft, version: version ? Number(version) : undefined })}
        />
        <TextInput
          id="filter-variable"
          label="Variable"
          value={draft.variable ?? ''}
          onChange={(variable) => setDraft({ ...draft, variable })}
        />
        <TextInput
          id="filter-value"
          label="Wert der Variablen"
          value={draft.value ?? ''}
          onChange={(value) => setDraft({ ...draft, value })}
        />
        <TextInput
          id="filter-from"
          type="date"
          label="Begonnen ab"
          value={draft.from ?? ''}
          onChange={(from) => setDraft({ ...draft, from })}
        />
        <TextInput
          id="filter-to"
          type="date"
          label="Begonnen bis"
          value={draft.to ?? ''}
          onChange={(to) => setDraft({ ...draft, to })}
        />
      </div>
      <div className="form-actions">
        <Button type="submit" kind="primary">
          Instanzen suchen
        </Button>
        <Button kind="tertiary" onClick={() => show({ state: filter.state })}>
          Filter leeren
        </Button>
      </div>
    </form>
  );
}

function withoutEmpty(filter: InstanceFilter): InstanceFilter {
  const entries = Object.entries(filter).filter(([, value]) => value !== '' && value !== undefined);
  return Object.fromEntries(entries) as unknown as InstanceFilter;
}
