import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { useShortcuts } from '../shell/shortcuts.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { countOf } from '../ui/format.js';
import { LoadMore } from '../ui/load-more.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { InboxControls } from './inbox-controls.js';
import type { InboxView } from './inbox-view.js';
import { inboxLatest, inboxPages } from './inbox-queries.js';
import { keepSteady } from './steady-list.js';
import { TaskTable } from './task-table.js';
import { focusNeighbour } from './task-focus.js';
import { useClaim } from './use-claim.js';

const route = getRouteApi('/aufgaben');

/** The work list. It never moves by itself: new tasks are offered, changed ones say so where they stand. */
export function InboxPage() {
  const view = route.useSearch();
  const list = useRef<HTMLDivElement>(null);
  const pages = useInfiniteQuery(inboxPages(view));
  const latest = useQuery(inboxLatest(view));
  const claim = useClaim();

  const steady = useMemo(
    () => keepSteady(pages.data?.pages.flatMap((page) => page.items) ?? [], latest.data),
    [pages.data, latest.data],
  );

  useShortcuts(
    useMemo(
      () => [
        { keys: 'j', label: 'Nächste Aufgabe in der Liste', run: () => focusNeighbour(list.current, 1) },
        { keys: 'k', label: 'Vorige Aufgabe in der Liste', run: () => focusNeighbour(list.current, -1) },
        {
          keys: '/',
          label: 'In den Aufgaben suchen',
          run: () => document.getElementById('inbox-text')?.focus(),
        },
        { keys: 'r', label: 'Liste neu laden', run: () => void pages.refetch() },
      ],
      [pages],
    ),
  );

  return (
    <>
      <PageTitle>Aufgaben</PageTitle>
      <InboxControls view={view} counts={latest.data?.counts ?? pages.data?.pages[0]?.counts} />
      <div className="new-tasks" role="status">
        {steady.newTasks > 0 && (
          <Button small icon="autorenew" onClick={() => void pages.refetch()}>
            {`${countOf(steady.newTasks, 'neue Aufgabe', 'neue Aufgaben')} – anzeigen`}
          </Button>
        )}
      </div>
      {claim.notice}
      <div ref={list}>
        {pages.isPending && <Loading what="Die Aufgaben werden geladen" />}
        {pages.error && <ProblemMessage error={pages.error} onRetry={() => void pages.refetch()} />}
        {pages.data && steady.rows.length === 0 && <NothingToDo scope={view.scope} text={view.text} />}
        {steady.rows.length > 0 && <TaskTable rows={steady.rows} scope={view.scope} claim={claim} />}
      </div>
      <LoadMore what="Aufgaben" pages={pages} />
    </>
  );
}

function NothingToDo({ scope, text }: { readonly scope: InboxView['scope']; readonly text?: string }) {
  if (text) {
    return (
      <EmptyState title={`Keine Aufgabe passt zu „${text}“`}>
        <p>Suchen Sie nach Aktenzeichen, Name oder Aufgabe, oder wählen Sie eine andere Ansicht.</p>
      </EmptyState>
    );
  }
  switch (scope) {
    case 'mine':
      return (
        <EmptyState title="Sie haben keine offenen Aufgaben">
          <p>Unter „Meine Gruppen“ finden Sie Aufgaben, die Sie übernehmen können.</p>
        </EmptyState>
      );
    case 'delegated':
      return (
        <EmptyState title="Sie haben keine Aufgabe weitergegeben">
          <p>Hier stehen Aufgaben, bei denen Sie um Mithilfe gebeten haben, bis Sie sie zurückbekommen.</p>
        </EmptyState>
      );
    case 'groups':
      return (
        <EmptyState title="In Ihren Gruppen wartet nichts">
          <p>Neue Aufgaben erscheinen hier von selbst.</p>
        </EmptyState>
      );
    case 'all':
      return <EmptyState title="Es gibt keine offenen Aufgaben" />;
  }
}
