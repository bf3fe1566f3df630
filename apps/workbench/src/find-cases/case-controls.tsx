import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { TextInput } from '../ui/text-input.js';
import { ViewLinks } from '../ui/view-links.js';
import type { CaseFilter } from './case-filter.js';

const typingPause = 300;

const stateLabels = [
  { state: 'all', label: 'Alle' },
  { state: 'open', label: 'Laufend' },
  { state: 'incident', label: 'Mit Störung' },
  { state: 'closed', label: 'Abgeschlossen' },
] as const;

/** Search and filter of the cases, kept in the address. */
export function CaseControls({
  filter,
  area,
}: {
  readonly filter: CaseFilter;
  readonly area: '/vorgaenge' | '/pruefung';
}) {
  const navigate = useNavigate();
  const [text, setText] = useState(filter.text ?? '');

  useEffect(() => {
    const timer = setTimeout(() => {
      const trimmed = text.trim();
      if (trimmed !== (filter.text ?? '')) {
        void navigate({ to: area, search: { ...filter, text: trimmed || undefined }, replace: true });
      }
    }, typingPause);
    return () => clearTimeout(timer);
  }, [text, filter, navigate, area]);

  return (
    <div className="controls">
      <ViewLinks
        label="Welche Vorgänge"
        to={area}
        views={stateLabels.map(({ state, label }) => ({
          key: state,
          label,
          isCurrent: state === filter.state,
          search: { ...filter, state },
        }))}
      />
      <div className="controls__fields" role="search" aria-label="Vorgänge">
        <TextInput
          id="case-text"
          type="search"
          label="Suchen"
          hint="Aktenzeichen oder Name"
          value={text}
          onChange={setText}
        />
      </div>
    </div>
  );
}
