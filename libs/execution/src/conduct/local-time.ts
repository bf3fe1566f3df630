import { DateTime } from 'luxon';

/**
 * The moment at which a zone's clocks show a time, in milliseconds since 1970 UTC: the first one where the time comes
 * twice. The library alone would choose by what the computer's clock says now, and a step must not depend on that.
 */
export function firstAt(local: DateTime): number {
  const moment = local.toMillis();
  const turnedBack = DateTime.fromMillis(moment - THREE_HOURS, { zone: local.zone }).offset - local.offset;
  if (turnedBack <= 0) return moment;
  const earlier = DateTime.fromMillis(moment - turnedBack * MINUTE, { zone: local.zone });
  return earlier.offset === local.offset + turnedBack ? earlier.toMillis() : moment;
}

const MINUTE = 60_000;
/** Longer than clocks are ever moved, and shorter than the time between two changes. */
const THREE_HOURS = 180 * MINUTE;
