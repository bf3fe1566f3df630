import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useShortcuts } from '../shell/shortcuts.js';
import { PageTitle } from '../ui/page-title.js';
import { CaseControls } from './case-controls.js';
import { CaseList } from './case-list.js';

const route = getRouteApi('/vorgaenge');

/** All cases of the authority. */
export function CasesPage() {
  const filter = route.useSearch();
  useShortcuts(
    useMemo(
      () => [
        {
          keys: '/',
          label: 'In den Vorgängen suchen',
          run: () => document.getElementById('case-text')?.focus(),
        },
      ],
      [],
    ),
  );
  return (
    <>
      <PageTitle>Vorgänge</PageTitle>
      <CaseControls filter={filter} area="/vorgaenge" />
      <CaseList filter={filter} area="/vorgaenge" />
    </>
  );
}
