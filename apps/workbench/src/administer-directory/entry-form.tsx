import { useState } from 'react';
import { Button } from '../ui/button.js';
import { directoryProblem } from './directory-problem.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';
import type { EntryFields } from './directory-changes.js';
import type { EntryKind } from './directory-kinds.js';
import type { Entry } from './directory-queries.js';
import { mistakesOf } from './entry-mistakes.js';

const kindFields: Readonly<Record<EntryKind, readonly (keyof EntryFields)[]>> = {
  USER: ['id', 'name', 'email'],
  GROUP: ['id', 'name', 'description'],
  ROLE: ['id', 'name', 'description'],
  TENANT: ['id', 'name', 'description'],
  MAPPING_RULE: ['id', 'name', 'claimName', 'claimValue'],
};

const labels: Readonly<Record<keyof EntryFields, string>> = {
  id: 'Kennung',
  name: 'Name',
  email: 'E-Mail (freiwillig)',
  description: 'Beschreibung (freiwillig)',
  claimName: 'Merkmal',
  claimValue: 'Wert',
};

/** What an entry says of itself; the same form makes one and changes one. */
export function EntryForm({
  kind,
  entry,
  submitLabel,
  isBusy,
  error,
  onSubmit,
}: {
  readonly kind: EntryKind;
  /** The entry to change; absent: a new one. */
  readonly entry?: Entry;
  readonly submitLabel: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSubmit: (fields: EntryFields) => void;
}) {
  const [fields, setFields] = useState<EntryFields>({
    id: entry?.id ?? '',
    name: entry?.name ?? '',
    email: entry?.email ?? '',
    description: entry?.description ?? '',
    claimName: entry?.claimName ?? '',
    claimValue: entry?.claimValue ?? '',
  });
  const [isChecked, setIsChecked] = useState(false);
  const mistakes = mistakesOf(kind, fields, entry === undefined);
  function submit() {
    setIsChecked(true);
    const [first] = Object.keys(mistakes);
    if (first === undefined) onSubmit(fields);
    else document.getElementById(`entry-${first}`)?.focus();
  }
  return (
    <form
      noValidate
      className="dialog__body"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {kindFields[kind]
        .filter((field) => field !== 'id' || entry === undefined)
        .map((field) => {
          const properties = {
            id: `entry-${field}`,
            label: field === 'id' && kind === 'USER' ? 'Benutzername' : labels[field],
            hint: hintOf(field),
            value: fields[field],
            onChange: (value: string) => setFields((before) => ({ ...before, [field]: value })),
            error: isChecked ? mistakes[field] : undefined,
          };
          return (
            <TextInput
              key={field}
              {...properties}
              autoComplete="off"
              rows={field === 'description' ? 3 : undefined}
            />
          );
        })}
      {error !== null && <ProblemMessage error={directoryProblem(error)} />}
      <div className="form-actions">
        <Button kind="primary" type="submit" busy={isBusy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

function hintOf(field: keyof EntryFields): string | undefined {
  switch (field) {
    case 'id':
      return 'Bleibt für immer gleich. Buchstaben ohne Umlaute, Ziffern und _ ~ @ . + -';
    case 'claimName':
      return 'Name oder Pfad im Ausweis des Identitätsanbieters, zum Beispiel: department';
    case 'name':
    case 'email':
    case 'description':
    case 'claimValue':
      return undefined;
  }
}
