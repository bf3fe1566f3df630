/** Provider tokens for what has no class of its own. */

/** The `Engine` of @vorgang/orchestration. */
export const ENGINE = Symbol('ENGINE');
/** The `EngineConfiguration`. */
export const CONFIGURATION = Symbol('CONFIGURATION');
/** The engine's `Clock`: real time, unless a test system has set it. */
export const CLOCK = Symbol('CLOCK');
/** The `TenantWork` of @vorgang/storage: transactions within one tenant. */
export const TENANT_WORK = Symbol('TENANT_WORK');
/** The `Authenticator` of @vorgang/identity. */
export const AUTHENTICATOR = Symbol('AUTHENTICATOR');
/** The `SessionService` of @vorgang/identity. */
export const SESSIONS = Symbol('SESSIONS');
/** The `OpenDocumentStore` of @vorgang/documents; null where the installation keeps no documents. */
export const DOCUMENTS = Symbol('DOCUMENTS');
/** The `Directory` of @vorgang/identity: people, groups, roles, tenants, grants. */
export const DIRECTORY = Symbol('DIRECTORY');
/** The `TokenAuthenticator` of @vorgang/identity: access tokens of the configured issuers. */
export const TOKENS = Symbol('TOKENS');
