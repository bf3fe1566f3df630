import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { mayDo, useSession } from '../session/session.js';
import { NoSuchPage } from '../shell/no-such-page.js';
import { Alert } from '../ui/alert.js';
import { BackLink } from '../ui/back-link.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { AdministrationViews } from './administration-views.js';
import {
  isContainer,
  isOwner,
  kindOfSlug,
  kindWords,
  type DirectoryKind,
  type EntryKind,
} from './directory-kinds.js';
import { entryQuery, type Entry } from './directory-queries.js';
import { EntryActions } from './entry-actions.js';
import { GrantMatrix } from './grant-matrix.js';
import { SignInFacts } from './sign-in-facts.js';
import { MemberLists } from './member-lists.js';

const route = getRouteApi('/verwaltung/$kind/$id');

/** One entry of the directory: what it says, who belongs to it and what it may do. */
export function EntryPage() {
  const { kind: slug, id } = route.useParams();
  const kind = kindOfSlug(slug);
  if (kind === undefined) return <NoSuchPage />;
  return kind === 'CLIENT' ? (
    <Frame kind={kind} id={id} />
  ) : (
    <StoredEntry key={`${kind}/${id}`} kind={kind} id={id} />
  );
}

function StoredEntry({ kind, id }: { readonly kind: EntryKind; readonly id: string }) {
  const entry = useQuery(entryQuery(kind, id));
  if (entry.isPending) return <Loading what="Der Eintrag wird geladen" />;
  if (entry.error) return <ProblemMessage error={entry.error} onRetry={() => void entry.refetch()} />;
  return <Frame kind={kind} id={id} entry={entry.data} />;
}

/** `entry` is null where the directory does not have it, and absent where it keeps none of that kind. */
function Frame({
  kind,
  id,
  entry,
}: {
  readonly kind: DirectoryKind;
  readonly id: string;
  readonly entry?: Entry | null;
}) {
  const session = useSession();
  const { one, many, slug } = kindWords[kind];
  return (
    <>
      <BackLink to="/verwaltung/$kind" params={{ kind: slug }}>
        {many}
      </BackLink>
      <PageTitle key={id} tab={`${id} – ${many}`}>
        {`${one} ${entry?.name ?? id}`}
      </PageTitle>
      <AdministrationViews />
      {entry === null && <NotStored kind={kind} />}
      {entry && kind !== 'CLIENT' && (
        <>
          <Facts kind={kind} entry={entry} />
          {kind === 'USER' && <SignInFacts username={entry.id} />}
          <EntryActions kind={kind} entry={entry} />
        </>
      )}
      {entry && isContainer(kind) && <MemberLists container={kind} containerId={id} />}
      {isOwner(kind) && mayDo(session, 'AUTHORIZATION', 'READ') && (
        <GrantMatrix ownerType={kind} ownerId={id} />
      )}
    </>
  );
}

function NotStored({ kind }: { readonly kind: DirectoryKind }) {
  return (
    <Alert kind="info" title={`Dieser Eintrag steht nicht im Verzeichnis`}>
      <p className="kern-body">
        {kind === 'USER' || kind === 'GROUP'
          ? 'Er kann trotzdem beim Identitätsanbieter bekannt sein und hier Berechtigungen haben.'
          : 'Vielleicht ist er gelöscht.'}
      </p>
    </Alert>
  );
}

function Facts({ kind, entry }: { readonly kind: EntryKind; readonly entry: Entry }) {
  const facts = [
    [kind === 'USER' ? 'Benutzername' : 'Kennung', entry.id],
    ['E-Mail', entry.email],
    ['Beschreibung', entry.description],
    ['Merkmal', entry.claimName],
    ['Wert', entry.claimValue],
  ] as const;
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value != null && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
