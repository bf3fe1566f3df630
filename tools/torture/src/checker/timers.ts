import { countEach, type Evidence } from './evidence.js';
import type { Finding } from './finding.js';

/** Lengths of the timers of this tool's models, in milliseconds. */
const lengths: Readonly<Record<string, number>> = { 'cool-off': 2_000, rest: 1_000, nap: 1_000 };
/** How far an engine's measure of the database's clock may be off while connections are slow, in milliseconds. */
const clockError = 400;
/** Between the moment that a step reckons with and its commit lie retries, in milliseconds. */
const commitDelay = 45_000;

interface Witnessed {
  readonly timer_key: string;
  readonly due: string;
  readonly armed: string;
  readonly gone: string | null;
}

/** I6: by the database's clock no timer fires early, none twice, and each is armed for its time. */
export async function checkTimers({ history, rows }: Evidence): Promise<readonly Finding[]> {
  const milliseconds = (column: string): string => `extract(epoch from ${column}) * 1000`;
  const witnessed = new Map(
    (
      await rows<Witnessed>(
        `select timer_key::text, ${milliseconds('due_at')} as due, ${milliseconds('armed_at')} as armed,
                ${milliseconds('gone_at')} as gone
         from witness.timer`,
      )
    ).map((row) => [row.timer_key, row]),
  );
  const changes = history.flatMap((step) => step.changes);
  const fired = changes.flatMap((change) =>
    change.kind === 'timerTriggered' ? [String(change.timerKey)] : [],
  );
  const twice = [...countEach(fired)].filter(([, count]) => count > 1);
  const early = fired.filter((key) => {
    const row = witnessed.get(key);
    return row !== undefined && row.gone !== null && Number(row.gone) < Number(row.due) - clockError;
  });
  const misarmed = changes.flatMap((change) => {
    if (change.kind !== 'timerScheduled' || !(change.eventId in lengths)) return [];
    const row = witnessed.get(String(change.timerKey));
    if (row === undefined) return [];
    const off = Number(row.due) - Number(row.armed) - lengths[change.eventId]!;
    return off > clockError || off < -commitDelay ? [{ key: String(change.timerKey), off }] : [];
  });
  return [
    ...twice.map(([key, count]) => finding('doubled', key, `fired ${count} times`)),
    ...early.map((key) => {
      const { due, gone } = witnessed.get(key)!;
      return finding('broken', key, `fired ${Math.round(Number(due) - Number(gone))} ms early`);
    }),
    ...misarmed.map(({ key, off }) => finding('broken', key, `armed ${Math.round(off)} ms off`)),
  ];
}

function finding(kind: Finding['kind'], timerKey: string, detail: string): Finding {
  return { oracle: 'I6', kind, subject: `timer ${timerKey}`, detail };
}
