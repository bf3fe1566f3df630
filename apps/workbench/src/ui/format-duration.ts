const units = [
  ['Jahr', 'Jahre'],
  ['Monat', 'Monate'],
  ['Woche', 'Wochen'],
  ['Tag', 'Tage'],
  ['Stunde', 'Stunden'],
  ['Minute', 'Minuten'],
  ['Sekunde', 'Sekunden'],
] as const;
const notation = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** An ISO 8601 duration of whole numbers in words, such as “1 Jahr und 6 Monate”; anything else as it is. */
export function formatDuration(duration: string): string {
  const found = notation.exec(duration);
  if (found === null) return duration;
  const parts = units.flatMap(([one, many], index) => {
    const count = Number(found[index + 1] ?? 0);
    return count === 0 ? [] : [`${count.toLocaleString('de-DE')} ${count === 1 ? one : many}`];
  });
  const last = parts.pop();
  if (last === undefined) return 'sofort';
  return parts.length === 0 ? last : `${parts.join(', ')} und ${last}`;
}
