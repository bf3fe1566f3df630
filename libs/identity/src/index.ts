export { defaultTenantId } from './default-tenant.js';
export {
  everyResource,
  isOnlyGrantedWhole,
  resourcePermissions,
  type Permission,
  type PermissionOf,
  type ResourceType,
} from './permissions/resource-permissions.js';
export type { Grant, Principal } from './permissions/principal.js';
export { isPermitted, isPermittedSomewhere, permittedResourceIds } from './permissions/check-permission.js';
export {
  grantedUserTasks,
  isPermittedByProcess,
  mayOnUserTask,
  maySeeUserTask,
  processesForUserTasks,
  userTaskProperties,
  type GrantedTasks,
  type TaskAudience,
  type UserTaskPermission,
} from './permissions/user-task-rights.js';
export { hashPassword, verifyPassword } from './passwords/password-hash.js';
export { leastPasswordLength, mostPasswordLength } from './passwords/password-length.js';
export type { PasswordRule } from './passwords/password-rules.js';
export { createAttemptThrottle, type AttemptThrottle, type Judgement } from './accounts/attempt-throttle.js';
export {
  createAuthenticator,
  type Authentication,
  type Authenticator,
  type Credentials,
  type SignInAttempt,
} from './accounts/authenticate.js';
export { firstStepOf, type FirstStep, type Standing } from './accounts/first-step.js';
export {
  createSecondFactors,
  type SecondFactors,
  type SecondFactorState,
  type SecretRing,
} from './second-factor/second-factors.js';
export {
  createSessionService,
  defaultSessionLimits,
  type OwnSession,
  type Session,
  type SessionProvider,
  type SessionLimits,
  type SessionService,
} from './sessions/session-service.js';
export {
  createDirectories,
  type Directories,
  type Directory,
  type DirectoryOptions,
  type MappingRuleFields,
  type NamedFields,
  type PasswordChange,
  type PasswordOutcome,
  type SignInOfUser,
  type TemporaryPassword,
  type TemporaryPasswordOutcome,
  type UserFields,
  type UserOutcome,
} from './directory/directory.js';
export type { DirectoryOutcome } from './directory/directory-outcome.js';
export type { ContainerKind, EntryKind, MemberKind } from './directory/directory-entry.js';
export type { Assignment } from './directory/change-memberships.js';
export type { GrantChange } from './directory/change-grants.js';
export { isClaimPath } from './tokens/claim-path.js';
export { defaultAlgorithms, type ProviderClient, type TokenIssuer } from './tokens/token-issuer.js';
export { isTrustworthyAddress } from './tokens/provider-metadata.js';
export { createTokenVerifier, type TokenVerifier, type VerifiedToken } from './tokens/verify-token.js';
export type { Claims } from './tokens/find-token-holder.js';
export {
  createTokenAuthenticator,
  type TokenAuthentication,
  type TokenAuthenticator,
} from './tokens/token-authenticator.js';
export type { IdentityRefusal } from './tokens/principal-of-claims.js';
export {
  createProviderIdentities,
  type BoundIdentity,
  type IdentityFilter,
  type ProviderIdentities,
} from './provider-identities/provider-identities.js';
export { createSessionPeople, type SessionPeople } from './sessions/session-people.js';
export { returnAddress } from './provider-sign-in/return-address.js';
export {
  createProviderSignIn,
  signedOutPath,
  type ProviderSignIn,
  type SignInFinished,
  type SignInWay,
} from './provider-sign-in/provider-sign-in.js';
export { defaultRoles, type DefaultRole } from './seed/default-roles.js';
export { seedTenantAssignments } from './seed/seed-tenant-assignments.js';
export { seedRoles } from './seed/seed-roles.js';
export { demonstrationPassword, demonstrationPeople, seedDemonstration } from './seed/seed-demonstration.js';
export {
  NeedsRecentProof,
  Public,
  recentProofKey,
  RequirePermission,
  RequireUserTaskPermission,
  routeAccessKey,
  SignedIn,
  type RequiredPermission,
  type RouteAccess,
} from './access/route-access.js';
export { CurrentFirstStep, CurrentPrincipal, type AuthenticatedRequest } from './access/current-principal.js';
