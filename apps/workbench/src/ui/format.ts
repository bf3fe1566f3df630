const timeZone = 'Europe/Berlin';
const dayFormat = new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeZone });
const momentFormat = new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeStyle: 'short', timeZone });
const preciseFormat = new Intl.DateTimeFormat('de-DE', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone,
});
const euroFormat = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });
const numberFormat = new Intl.NumberFormat('de-DE');

/** Day of a moment (RFC 3339) in Germany. */
export function formatDay(moment: string): string {
  return dayFormat.format(new Date(moment));
}

/** Day and minute of a moment (RFC 3339) in Germany. */
export function formatMoment(moment: string): string {
  return momentFormat.format(new Date(moment));
}

/** Day and second of a moment (RFC 3339) in Germany. */
export function formatPrecise(moment: string): string {
  return preciseFormat.format(new Date(moment));
}

export function formatEuro(cents: number): string {
  return euroFormat.format(cents / 100);
}

export function formatNumber(value: number): string {
  return numberFormat.format(value);
}

/** “1 Aufgabe”, “2 Aufgaben”. */
export function countOf(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** Size of a file in words. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} Byte`;
  if (bytes < 1024 * 1024) return `${formatNumber(Math.round(bytes / 1024))} kB`;
  return `${formatNumber(Math.round((bytes / 1024 / 1024) * 10) / 10)} MB`;
}
