/** Provider tokens for what has no class of its own. */

/** The `Engine` of @vorgang/orchestration. */
export const ENGINE = Symbol('ENGINE');
/** The `EngineConfiguration`. */
export const CONFIGURATION = Symbol('CONFIGURATION');
/** The `pg.Pool` that statements outside TypeORM use. */
export const POOL = Symbol('POOL');
/** The engine's `Clock`: real time, unless a test system has set it. */
export const CLOCK = Symbol('CLOCK');
/** The `InTenant` of @vorgang/identity: one transaction within one tenant. */
export const IN_TENANT = Symbol('IN_TENANT');
/** The `Authenticator` of @vorgang/identity. */
export const AUTHENTICATOR = Symbol('AUTHENTICATOR');
/** The `SessionService` of @vorgang/identity. */
export const SESSIONS = Symbol('SESSIONS');
