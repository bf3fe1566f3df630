import { LRUCache } from 'lru-cache';

/** Slows down guessing: counts attempts to sign in per account and per network address. */
export interface AttemptThrottle {
  /** Counts one attempt. Answers 0 when it may go on, else the seconds to wait. */
  begin(account: string, address: string): number;
  /** A right password clears the account's count and gives the address this attempt back. */
  succeeded(account: string, address: string): void;
}

interface Window {
  count: number;
  readonly endsAt: number;
}

const windowMilliseconds = 5 * 60_000;

/**
 * Counts in the memory of this process. Several replicas together allow that many attempts more, which still
 * makes guessing hopeless; in return an attack never writes to the database.
 */
export function createAttemptThrottle(
  now: () => number = Date.now,
  limits: { readonly perAccount: number; readonly perAddress: number } = { perAccount: 10, perAddress: 100 },
): AttemptThrottle {
  const accounts = new LRUCache<string, Window>({ max: 50_000 });
  const addresses = new LRUCache<string, Window>({ max: 50_000 });

  function current(windows: LRUCache<string, Window>, key: string): Window {
    const known = windows.get(key);
    if (known && known.endsAt > now()) return known;
    const fresh = { count: 0, endsAt: now() + windowMilliseconds };
    windows.set(key, fresh);
    return fresh;
  }

  return {
    begin(account, address) {
      const byAccount = current(accounts, account);
      const byAddress = current(addresses, address);
      const full = [
        ...(byAccount.count >= limits.perAccount ? [byAccount] : []),
        ...(byAddress.count >= limits.perAddress ? [byAddress] : []),
      ];
      if (full.length > 0) {
        return Math.ceil((Math.max(...full.map((window) => window.endsAt)) - now()) / 1000);
      }
      byAccount.count += 1;
      byAddress.count += 1;
      return 0;
    },

    succeeded(account, address) {
      accounts.delete(account);
      const byAddress = current(addresses, address);
      byAddress.count = Math.max(0, byAddress.count - 1);
    },
  };
}
