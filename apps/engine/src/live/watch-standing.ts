/** Whether somebody still may what they do, and when what proves it expires (milliseconds since 1970 UTC, or never). */
export type Standing =
  { readonly kind: 'ends' } | { readonly kind: 'goesOn'; readonly endsAt: number | null };

export interface StandingWatch {
  /** Asks again, because something may have changed. */
  look(): void;
  stop(): void;
}

const longestTimer = 2 ** 31 - 1;

/**
 * Asks at once, whenever told to look, and when the proof expires; calls `end` once when the answer is no. One
 * question at a time; what changes meanwhile is asked about afterwards. A question that fails (the database is away
 * for a moment) ends nothing before the proof expires.
 */
export function watchStanding(
  judge: () => Promise<Standing>,
  end: () => void,
  now: () => number = Date.now,
): StandingWatch {
  let state: 'idle' | 'asking' | 'askAgain' | 'over' = 'idle';
  let expiry: NodeJS.Timeout | undefined;
  let endsAt: number | null = null;

  async function ask(): Promise<void> {
    const answer: Standing = await judge().catch(() =>
      endsAt !== null && endsAt <= now() ? { kind: 'ends' } : { kind: 'goesOn', endsAt },
    );
    if (isOver()) return;
    if (answer.kind === 'ends') {
      stop();
      end();
      return;
    }
    endsAt = answer.endsAt;
    clearTimeout(expiry);
    if (endsAt !== null)
      expiry = setTimeout(look, Math.min(Math.max(endsAt - now(), 0) + 1, longestTimer)).unref();
    const again = state === 'askAgain';
    state = 'idle';
    if (again) look();
  }

  const isOver = (): boolean => state === 'over';

  function look(): void {
    if (state === 'over') return;
    const isAsking = state !== 'idle';
    state = isAsking ? 'askAgain' : 'asking';
    if (!isAsking) void ask();
  }

  function stop(): void {
    state = 'over';
    clearTimeout(expiry);
  }

  look();
  return { look, stop };
}
