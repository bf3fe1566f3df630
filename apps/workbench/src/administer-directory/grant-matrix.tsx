import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mayDo, useSession } from '../session/session.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { ListTable } from '../ui/list-table.js';
import { Loading } from '../ui/loading.js';
import { directoryProblem } from './directory-problem.js';
import { ProblemMessage } from '../ui/problem-message.js';
import type { OwnerKind } from './directory-kinds.js';
import { GrantDialog } from './grant-dialog.js';
import { createGrant, deleteGrant, grantsOfQuery, requestOf, type Grant } from './grant-queries.js';
import { GrantRow } from './grant-row.js';
import { permissionGroups, resourceTypes } from './grant-words.js';
import { refreshDirectory } from './refresh-directory.js';

/** What an owner may do: a row for each resource, a column for each kind of permission. */
export function GrantMatrix({
  ownerType,
  ownerId,
}: {
  readonly ownerType: OwnerKind;
  readonly ownerId: string;
}) {
  const session = useSession();
  const queries = useQueryClient();
  const grants = useQuery(grantsOfQuery(ownerType, ownerId));
  const [open, setOpen] = useState<Grant | 'new' | null>(null);
  const take = useMutation({
    mutationFn: (grant: Grant) => deleteGrant(grant.authorizationKey),
    onSettled: () => refreshDirectory(queries),
  });
  const giveBack = useMutation({
    mutationFn: (grant: Grant) => createGrant(requestOf(grant)),
    onSuccess: () => take.reset(),
    onSettled: () => refreshDirectory(queries),
  });
  const mayAdd = mayDo(session, 'AUTHORIZATION', 'CREATE');
  return (
    <section className="section" aria-labelledby="grants-heading">
      <div className="page-title">
        <h2 id="grants-heading" className="kern-heading-small">
          Berechtigungen
        </h2>
        {mayAdd && <Button onClick={() => setOpen('new')}>Berechtigung erteilen …</Button>}
      </div>
      {take.isSuccess && (
        <Alert kind="info" title="Die Berechtigung ist entzogen" live="polite">
          {mayAdd && (
            <Button small busy={giveBack.isPending} onClick={() => giveBack.mutate(take.variables)}>
              Rückgängig
            </Button>
          )}
        </Alert>
      )}
      {(take.error ?? giveBack.error) !== null && (
        <ProblemMessage error={directoryProblem(take.error ?? giveBack.error)} />
      )}
      {grants.isPending && <Loading what="Die Berechtigungen werden geladen" />}
      {grants.error && <ProblemMessage error={grants.error} onRetry={() => void grants.refetch()} />}
      {grants.data?.length === 0 && (
        <EmptyState title="Keine eigenen Berechtigungen">
          <p>Was Gruppen und Rollen erlauben, gilt trotzdem.</p>
        </EmptyState>
      )}
      {grants.data && grants.data.length > 0 && (
        <Matrix
          grants={inOrder(grants.data)}
          mayChange={mayDo(session, 'AUTHORIZATION', 'UPDATE')}
          mayTake={mayDo(session, 'AUTHORIZATION', 'DELETE')}
          onChange={setOpen}
          onTake={(grant) => {
            giveBack.reset();
            take.mutate(grant);
          }}
        />
      )}
      {open !== null && (
        <GrantDialog
          ownerType={ownerType}
          ownerId={ownerId}
          grant={open === 'new' ? undefined : open}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function Matrix({
  grants,
  mayChange,
  mayTake,
  onChange,
  onTake,
}: {
  readonly grants: readonly Grant[];
  readonly mayChange: boolean;
  readonly mayTake: boolean;
  readonly onChange: (grant: Grant) => void;
  readonly onTake: (grant: Grant) => void;
}) {
  const headings = ['Worauf', ...permissionGroups.map(({ label }) => label), 'Aktionen'];
  return (
    <ListTable caption="Berechtigungen" columns={headings}>
      {grants.map((grant) => (
        <GrantRow
          key={grant.authorizationKey}
          grant={grant}
          onChange={mayChange ? onChange : undefined}
          onTake={mayTake ? onTake : undefined}
        />
      ))}
    </ListTable>
  );
}

const typeOrder: readonly string[] = resourceTypes;

function inOrder(grants: readonly Grant[]): readonly Grant[] {
  return [...grants].sort(
    (one, other) =>
      typeOrder.indexOf(one.resourceType) - typeOrder.indexOf(other.resourceType) ||
      (one.resourceId ?? '').localeCompare(other.resourceId ?? ''),
  );
}
