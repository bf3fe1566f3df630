import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from '../ui/button.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { kindWords, type ContainerKind, type MemberKind } from './directory-kinds.js';
import { membersQuery } from './directory-queries.js';

/** The members of one kind. */
export function MemberList({
  container,
  containerId,
  member,
  onTake,
}: {
  readonly container: ContainerKind;
  readonly containerId: string;
  readonly member: MemberKind;
  /** Absent where the person may not change who belongs. */
  readonly onTake?: (memberId: string) => void;
}) {
  const members = useInfiniteQuery(membersQuery(container, containerId, member));
  const { many, one, slug } = kindWords[member];
  const items = members.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="panel" aria-label={`Mitglieder: ${many}`}>
      <h3 className="kern-title">{many}</h3>
      {members.isPending && <Loading what={`${many} werden geladen`} />}
      {members.error && <ProblemMessage error={members.error} onRetry={() => void members.refetch()} />}
      {members.data && items.length === 0 && <p className="kern-body kern-body--muted">Keine</p>}
      {items.length > 0 && (
        <ul className="plain-list">
          {items.map((id) => (
            <li key={id} className="badge-row">
              <Link to="/verwaltung/$kind/$id" params={{ kind: slug, id }} className="kern-link">
                {id}
              </Link>
              {onTake && (
                <Button small kind="tertiary" label={`Entfernen: ${one} ${id}`} onClick={() => onTake(id)}>
                  Entfernen
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {members.hasNextPage && (
        <Button small busy={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
          Weitere laden
        </Button>
      )}
    </section>
  );
}
