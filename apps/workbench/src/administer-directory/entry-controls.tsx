import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { SelectInput } from '../ui/select-input.js';
import { TextInput } from '../ui/text-input.js';
import { kindWords, type EntryKind } from './directory-kinds.js';
import type { EntryFilter } from './directory-queries.js';

const typingPause = 300;

/** The search in a list, kept in the address. */
export function EntryControls({ kind, filter }: { readonly kind: EntryKind; readonly filter: EntryFilter }) {
  const navigate = useNavigate();
  const [text, setText] = useState(filter.text ?? '');
  const { slug, many } = kindWords[kind];

  useEffect(() => {
    const timer = setTimeout(() => {
      const trimmed = text.trim();
      if (trimmed !== (filter.text ?? '')) {
        void navigate({
          to: '/verwaltung/$kind',
          params: { kind: slug },
          search: { ...filter, text: trimmed || undefined },
          replace: true,
        });
      }
    }, typingPause);
    return () => clearTimeout(timer);
  }, [text, filter, navigate, slug]);

  return (
    <div className="controls">
      <div className="controls__fields" role="search" aria-label={many}>
        <TextInput
          id="entry-text"
          type="search"
          label="Suchen"
          hint="Groß- und Kleinschreibung zählt"
          value={text}
          onChange={setText}
        />
        <SelectInput
          id="entry-by"
          label="Suchen in"
          value={filter.by}
          options={[
            { value: 'name', label: 'Name' },
            { value: 'id', label: kind === 'USER' ? 'Benutzername' : 'Kennung' },
          ]}
          onChange={(by) =>
            void navigate({
              to: '/verwaltung/$kind',
              params: { kind: slug },
              search: { ...filter, by },
              replace: true,
            })
          }
        />
      </div>
    </div>
  );
}
