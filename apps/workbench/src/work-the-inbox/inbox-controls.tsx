import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { SelectInput } from '../ui/select-input.js';
import { TextInput } from '../ui/text-input.js';
import { ViewLinks } from '../ui/view-links.js';
import type { InboxView } from './inbox-view.js';

const typingPause = 300;

const scopeLabels = [
  { scope: 'mine', label: 'Meine' },
  { scope: 'delegated', label: 'Von mir delegiert' },
  { scope: 'groups', label: 'Meine Gruppen' },
  { scope: 'all', label: 'Alle' },
] as const;

/** Which tasks, in which order. Everything is kept in the address. */
export function InboxControls({
  view,
  counts,
}: {
  readonly view: InboxView;
  readonly counts?: Readonly<Record<InboxView['scope'], number>>;
}) {
  const navigate = useNavigate({ from: '/aufgaben' });
  const [text, setText] = useState(view.text ?? '');

  useEffect(() => {
    const timer = setTimeout(() => {
      const trimmed = text.trim();
      if (trimmed !== (view.text ?? '')) {
        void navigate({ search: (before) => ({ ...before, text: trimmed || undefined }), replace: true });
      }
    }, typingPause);
    return () => clearTimeout(timer);
  }, [text, view.text, navigate]);

  return (
    <div className="controls">
      <ViewLinks
        label="Welche Aufgaben"
        to="/aufgaben"
        views={scopeLabels.map(({ scope, label }) => ({
          key: scope,
          label,
          count: counts?.[scope],
          isCurrent: scope === view.scope,
          search: { ...view, scope },
        }))}
      />
      <div className="controls__fields" role="search" aria-label="Aufgaben">
        <TextInput id="inbox-text" type="search" label="Suchen" value={text} onChange={setText} />
        <SelectInput
          id="inbox-sort"
          label="Sortieren nach"
          value={view.sort}
          options={[
            { value: 'dueDate', label: 'Frist, dringende zuerst' },
            { value: 'createdAt', label: 'Eingang, älteste zuerst' },
            { value: 'priority', label: 'Priorität, höchste zuerst' },
          ]}
          onChange={(sort) => void navigate({ search: (before) => ({ ...before, sort }) })}
        />
      </div>
    </div>
  );
}
