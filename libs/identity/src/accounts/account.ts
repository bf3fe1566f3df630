import type { Principal } from '../permissions/principal.js';

/** An account as the sign-in needs it. */
export interface Account {
  readonly principal: Principal;
  readonly passwordHash: string;
  /** Milliseconds since 1970 UTC at which a password that the server made ends; null: it is the person's own. */
  readonly temporaryUntil: number | null;
  readonly hasSecondFactor: boolean;
}
