import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { mayDo, useSession } from '../session/session.js';
import { NoSuchPage } from '../shell/no-such-page.js';
import { useShortcuts } from '../shell/shortcuts.js';
import { Button } from '../ui/button.js';
import { PageTitle } from '../ui/page-title.js';
import { AdministrationViews } from './administration-views.js';
import { ClientList } from './client-list.js';
import { CreateEntryDialog } from './create-entry-dialog.js';
import { kindOfSlug, kindWords, resourceOf, type DirectoryKind } from './directory-kinds.js';
import { EntryControls } from './entry-controls.js';
import { EntryList } from './entry-list.js';
import { OpenClientDialog } from './open-client-dialog.js';

const route = getRouteApi('/verwaltung/$kind');

/** All entries of one kind. */
export function DirectoryPage() {
  const kind = kindOfSlug(route.useParams().kind);
  return kind === undefined ? <NoSuchPage /> : <KindPage key={kind} kind={kind} />;
}

function KindPage({ kind }: { readonly kind: DirectoryKind }) {
  const filter = route.useSearch();
  const mayAdd = mayDo(useSession(), resourceOf(kind), 'CREATE');
  const [isAdding, setIsAdding] = useState(false);
  const close = () => setIsAdding(false);
  useShortcuts(
    useMemo(
      () => [
        {
          keys: '/',
          label: 'In der Liste suchen',
          run: () => document.getElementById('entry-text')?.focus(),
        },
      ],
      [],
    ),
  );
  return (
    <>
      <PageTitle
        tab={`${kindWords[kind].many} – Verwaltung`}
        aside={
          mayAdd && (
            <Button kind="primary" onClick={() => setIsAdding(true)}>
              {`${kindWords[kind].newOne} …`}
            </Button>
          )
        }
      >
        {kindWords[kind].many}
      </PageTitle>
      <AdministrationViews />
      <p className="kern-body">{kindWords[kind].explanation}</p>
      {kind === 'CLIENT' ? (
        <>
          <ClientList />
          {isAdding && <OpenClientDialog onClose={close} />}
        </>
      ) : (
        <>
          <EntryControls kind={kind} filter={filter} />
          <EntryList kind={kind} filter={filter} />
          {isAdding && <CreateEntryDialog kind={kind} onClose={close} />}
        </>
      )}
    </>
  );
}
