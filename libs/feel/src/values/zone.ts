import { IANAZone } from 'luxon';

/** Where a time of day or a date and time applies: a fixed offset in seconds, or a zone of the IANA database. */
export type FeelZone =
  { readonly kind: 'offset'; readonly seconds: number } | { readonly kind: 'region'; readonly name: string };

export const UTC: FeelZone = { kind: 'offset', seconds: 0 };

const LARGEST_OFFSET_SECONDS = 18 * 3600;
const EARLIEST = -8.64e15;
const LATEST = 8.64e15;

const knownRegions = new Map<string, FeelZone | null>();

/** The zone of that name in the IANA database; null when there is none. */
export function regionZone(name: string): FeelZone | null {
  const known = knownRegions.get(name);
  if (known !== undefined) return known;
  const zone: FeelZone | null =
    /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(name) && IANAZone.isValidZone(name)
      ? { kind: 'region', name }
      : null;
  // Bounded, because names can come from hostile expressions.
  if (knownRegions.size < 1000) knownRegions.set(name, zone);
  return zone;
}

export function offsetZone(seconds: number): FeelZone | null {
  return Math.abs(seconds) > LARGEST_OFFSET_SECONDS ? null : { kind: 'offset', seconds };
}

/** Reads `Z`, `+hh:mm`, `+hh:mm:ss` or `@Region/City`. */
export function parseZone(text: string): FeelZone | null {
  if (text === 'Z' || text === 'z') return UTC;
  if (text.startsWith('@')) return regionZone(text.slice(1));
  const parts = /^([+-])(\d{2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (parts === null) return null;
  const seconds = Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0);
  return offsetZone(parts[1] === '-' ? 0 - seconds : seconds);
}

/** Seconds east of UTC at a moment, given in milliseconds since 1970 UTC. */
export function offsetAtInstant(zone: FeelZone, instant: number): number {
  if (zone.kind === 'offset') return zone.seconds;
  const minutes = IANAZone.create(zone.name).offset(Math.min(LATEST, Math.max(EARLIEST, instant)));
  return Number.isNaN(minutes) ? 0 : Math.round(minutes * 60);
}

/**
 * Seconds east of UTC at a local moment, given as milliseconds since 1970 read as if in UTC.
 * In a gap of daylight saving the offset before the gap applies, in an overlap the earlier moment.
 */
export function offsetAtLocal(zone: FeelZone, local: number): number {
  if (zone.kind === 'offset') return zone.seconds;
  const before = offsetAtInstant(zone, local - 86_400_000);
  if (offsetAtInstant(zone, local - before * 1000) === before) return before;
  const after = offsetAtInstant(zone, local + 86_400_000);
  return offsetAtInstant(zone, local - after * 1000) === after ? after : before;
}

export function formatZone(zone: FeelZone | null): string {
  if (zone === null) return '';
  if (zone.kind === 'region') return `@${zone.name}`;
  if (zone.seconds === 0) return 'Z';
  const length = Math.abs(zone.seconds);
  const hours = String(Math.floor(length / 3600)).padStart(2, '0');
  const minutes = String(Math.floor(length / 60) % 60).padStart(2, '0');
  const seconds = length % 60 === 0 ? '' : `:${String(length % 60).padStart(2, '0')}`;
  return `${zone.seconds < 0 ? '-' : '+'}${hours}:${minutes}${seconds}`;
}
