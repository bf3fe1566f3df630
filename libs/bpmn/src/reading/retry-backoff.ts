import { Duration } from 'luxon';
import type { RetryBackoff } from '../graph/retry-backoff.js';

/** The task header that says how long a failed job waits. Source: the element templates of Camunda's connectors. */
export const RETRY_BACKOFF_HEADER = 'retryBackoff';

const LONGEST_PAUSE = Duration.fromObject({ days: 366 }).toMillis();
const MOST_PAUSES = 50;
const EXPONENTIAL = /^([^*]+)\*(\d{1,3}(?:\.\d{1,3})?)\.\.(.+)$/;

/**
 * Reads the notation of a back-off: `PT10S` (always the same), `PT1S,PT10S,PT1M` (the last one stays) or
 * `PT1S*2..PT10M` (twice as long each time, at most ten minutes). Null: the text is none of these.
 */
export function parseRetryBackoff(text: string): RetryBackoff | null {
  const exponential = EXPONENTIAL.exec(text.trim());
  if (exponential !== null) return readExponential(exponential);
  const parts = text.split(',');
  if (parts.length > MOST_PAUSES) return null;
  const pauses = parts.map(parsePause);
  return pauses.every((pause) => pause !== null) ? { kind: 'list', pauses } : null;
}

function readExponential([, start = '', factorText, end = '']: RegExpExecArray): RetryBackoff | null {
  const first = parsePause(start);
  const longest = parsePause(end);
  const factor = Number(factorText);
  if (first === null || longest === null || first === 0 || factor <= 1 || longest < first) return null;
  return { kind: 'exponential', first, factor, longest };
}

/** Months and years are of no certain length, so they are no pauses. */
function parsePause(text: string): number | null {
  const trimmed = text.trim();
  if (!trimmed.startsWith('P')) return null;
  const duration = Duration.fromISO(trimmed);
  if (!duration.isValid || duration.years !== 0 || duration.quarters !== 0 || duration.months !== 0)
    return null;
  const milliseconds = Math.round(duration.toMillis());
  return milliseconds >= 0 && milliseconds <= LONGEST_PAUSE ? milliseconds : null;
}
