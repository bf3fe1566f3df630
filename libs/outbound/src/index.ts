export { guardedClient, type GuardedClientOptions } from './guarded-client.js';
export { type Resolve, resolveBySystem } from './guarded-lookup.js';
export { OutboundFailed, OutboundRefused } from './outbound-errors.js';
export {
  permitAddress,
  type HostRule,
  type OutboundPermission,
  type OutboundPolicy,
} from './outbound-policy.js';
export type { OutboundLimits, OutboundRequest, OutboundResponse, SendOutbound } from './outbound-request.js';
export { isPublicAddress } from './public-address.js';
export { readOwnAddresses, type OwnAddresses } from './own-addresses.js';
export { readOutboundPolicy } from './read-outbound-policy.js';
export { readPlaintextHosts, refuseUnencrypted, type MayBePlaintext } from './unencrypted.js';
