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
/** The `SecondFactors` of @vorgang/identity; null where the installation has no key to keep their secrets. */
export const SECOND_FACTORS = Symbol('SECOND_FACTORS');
/** The `SessionPeople` of @vorgang/identity: who sits behind a session. */
export const SESSION_PEOPLE = Symbol('SESSION_PEOPLE');
/** The `ProviderSignIn` of @vorgang/identity: sign-in of staff at identity providers. */
export const PROVIDER_SIGN_IN = Symbol('PROVIDER_SIGN_IN');
/** The `ProviderIdentities` of @vorgang/identity: whose the names are that identity providers give. */
export const PROVIDER_IDENTITIES = Symbol('PROVIDER_IDENTITIES');
/** The `OpenDocumentStore` of @vorgang/documents; null where the installation keeps no documents. */
export const DOCUMENTS = Symbol('DOCUMENTS');
/** The `SigningKeys` of @vorgang/webhooks; null where the installation cannot sign. */
export const WEBHOOK_KEYS = Symbol('WEBHOOK_KEYS');
/** The `Directory` of @vorgang/identity: people, groups, roles, tenants, grants. */
export const DIRECTORIES = Symbol('DIRECTORIES');
/** The `TokenAuthenticator` of @vorgang/identity: access tokens of the configured issuers. */
export const TOKENS = Symbol('TOKENS');
