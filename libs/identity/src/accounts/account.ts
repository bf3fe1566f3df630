import type { Principal } from '../permissions/principal.js';

/** An account as the sign-in needs it. */
export interface Account {
  readonly principal: Principal;
  readonly passwordHash: string;
}
