import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  redirect,
} from '@tanstack/react-router';
import { queryClient } from '../api/query-client.js';
import { directoryKinds, kindWords, resourceOf } from '../administer-directory/directory-kinds.js';
import { readEntryFilter } from '../administer-directory/entry-filter.js';
import { areasFor } from '../session/areas.js';
import { mayDo, sessionQuery } from '../session/session.js';
import { readAuditLogFilter } from '../read-audit-log/audit-log-filter.js';
import { readInboxView } from '../work-the-inbox/inbox-view.js';
import { readMigrationAddress } from '../migrate-instances/migration-address.js';
import { readInstanceFilter } from '../operate-instances/instance-filter.js';
import { readSignInOutcome } from '../sign-in/sign-in-outcome.js';
import { readCaseFilter } from '../find-cases/case-filter.js';
import { NoSuchPage } from './no-such-page.js';
import { WorkbenchShell } from './workbench-shell.js';

const rootRoute = createRootRoute({ component: WorkbenchShell, notFoundComponent: NoSuchPage });

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async () => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    const first = session ? areasFor(session)[0] : undefined;
    if (first) throw redirect({ to: first.path, replace: true });
  },
  component: lazyRouteComponent(() => import('./start-page.js'), 'StartPage'),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/anmeldung',
  validateSearch: readSignInOutcome,
  // Whoever is signed in by now goes on to where they wanted to go.
  beforeLoad: async ({ search }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session) throw redirect({ href: search.ziel ?? '/', replace: true });
  },
  component: lazyRouteComponent(() => import('../sign-in/signed-in-page.js'), 'SignedInPage'),
});

const inboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aufgaben',
  validateSearch: readInboxView,
  component: lazyRouteComponent(() => import('../work-the-inbox/inbox-page.js'), 'InboxPage'),
});

const taskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aufgaben/$userTaskKey',
  component: lazyRouteComponent(() => import('../complete-task/task-page.js'), 'TaskPage'),
});

const casesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vorgaenge',
  validateSearch: readCaseFilter,
  component: lazyRouteComponent(() => import('../find-cases/cases-page.js'), 'CasesPage'),
});

const caseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vorgaenge/$caseId',
  component: lazyRouteComponent(() => import('../read-case/case-page.js'), 'CasePage'),
});

const modelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/modelle',
  component: lazyRouteComponent(() => import('../find-models/models-page.js'), 'ModelsPage'),
});

const beginModelRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/modelle/neu',
  component: lazyRouteComponent(() => import('../begin-model/begin-model-page.js'), 'BeginModelPage'),
});

const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/modelle/importieren',
  component: lazyRouteComponent(() => import('../import-model/import-page.js'), 'ImportPage'),
});

const modelRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/modelle/$processDefinitionKey',
  component: lazyRouteComponent(() => import('../edit-model/model-page.js'), 'ModelPage'),
});

const operationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/betrieb',
  component: lazyRouteComponent(() => import('../watch-operations/operations-page.js'), 'OperationsPage'),
});

const instancesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/betrieb/instanzen',
  validateSearch: readInstanceFilter,
  component: lazyRouteComponent(() => import('../operate-instances/instances-page.js'), 'InstancesPage'),
});

const instanceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/betrieb/instanzen/$processInstanceKey',
  component: lazyRouteComponent(() => import('../operate-instance/instance-page.js'), 'InstancePage'),
});

const migrationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/betrieb/umstellung',
  validateSearch: readMigrationAddress,
  component: lazyRouteComponent(() => import('../migrate-instances/migration-page.js'), 'MigrationPage'),
});

const batchesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/betrieb/sammelaktionen',
  component: lazyRouteComponent(() => import('../follow-batches/batches-page.js'), 'BatchesPage'),
});

const batchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/betrieb/sammelaktionen/$batchOperationKey',
  component: lazyRouteComponent(() => import('../follow-batches/batch-page.js'), 'BatchPage'),
});

const webhooksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/betrieb/webhooks',
  component: lazyRouteComponent(() => import('../manage-webhooks/webhooks-page.js'), 'WebhooksPage'),
});

const webhookRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/betrieb/webhooks/$subscriptionId',
  component: lazyRouteComponent(() => import('../manage-webhooks/webhook-page.js'), 'WebhookPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pruefung',
  validateSearch: readCaseFilter,
  component: lazyRouteComponent(() => import('../read-history/audit-page.js'), 'AuditPage'),
});

const auditLogRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pruefung/protokoll',
  validateSearch: readAuditLogFilter,
  component: lazyRouteComponent(() => import('../read-audit-log/audit-log-page.js'), 'AuditLogPage'),
});

const historyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pruefung/$caseId',
  component: lazyRouteComponent(() => import('../read-history/history-page.js'), 'HistoryPage'),
});

const administrationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verwaltung',
  beforeLoad: async () => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    const first = session && directoryKinds.find((kind) => mayDo(session, resourceOf(kind), 'READ'));
    if (!first) return;
    throw redirect({ to: '/verwaltung/$kind', params: { kind: kindWords[first].slug }, replace: true });
  },
  component: NoSuchPage,
});

const grantsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verwaltung/berechtigungen',
  component: lazyRouteComponent(() => import('../administer-directory/grants-page.js'), 'GrantsPage'),
});

const directoryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verwaltung/$kind',
  validateSearch: readEntryFilter,
  component: lazyRouteComponent(() => import('../administer-directory/directory-page.js'), 'DirectoryPage'),
});

const entryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verwaltung/$kind/$id',
  component: lazyRouteComponent(() => import('../administer-directory/entry-page.js'), 'EntryPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/konto',
  component: lazyRouteComponent(() => import('../manage-account/account-page.js'), 'AccountPage'),
});

/** Addresses of the application; the heavy pages load when they are opened. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    startRoute,
    signInRoute,
    inboxRoute,
    taskRoute,
    casesRoute,
    caseRoute,
    modelsRoute,
    beginModelRoute,
    importRoute,
    modelRoute,
    operationsRoute,
    instancesRoute,
    instanceRoute,
    migrationRoute,
    batchesRoute,
    batchRoute,
    webhooksRoute,
    webhookRoute,
    auditRoute,
    auditLogRoute,
    historyRoute,
    administrationRoute,
    grantsRoute,
    directoryRoute,
    entryRoute,
    accountRoute,
  ]),
  basepath: '/workbench',
  parseSearch: parseSearchWith(readSearchValue),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

/** Keys have more digits than a number holds: they stay as they are. */
function readSearchValue(text: string): unknown {
  return /^\d{16,}$/.test(text) ? text : JSON.parse(text);
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
