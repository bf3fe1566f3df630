/** Values of one field, ascending: `*`, `?`, numbers, ranges, steps and lists of these; undefined for anything else. */
export function cronValues(field: string, lowest: number, highest: number): readonly number[] | undefined {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:(?<any>[*?])|(?<from>\d+)(?:-(?<to>\d+))?)(?:\/(?<step>\d+))?$/.exec(part);
    if (match?.groups === undefined) return undefined;
    const { any, from, to, step } = match.groups;
    const start = any === undefined ? Number(from) : lowest;
    const end = any !== undefined || (to === undefined && step !== undefined) ? highest : Number(to ?? from);
    const width = Number(step ?? 1);
    if (start < lowest || end > highest || start > end || width < 1) return undefined;
    for (let value = start; value <= end; value += width) found.add(value);
  }
  return [...found].sort((left, right) => left - right);
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Months by their English names, as numbers from 1. */
export function withoutMonthNames(field: string): string {
  return withoutNames(field, monthNames, 1);
}

/** Days of the week by their English names, as numbers from 0 for Sunday. */
export function withoutDayNames(field: string): string {
  return withoutNames(field, dayNames, 0);
}

function withoutNames(field: string, names: readonly string[], first: number): string {
  return field.replace(/(?<![A-Za-z\d])[A-Za-z]{3}(?=$|[-,/#L])/gi, (name) => {
    const place = names.indexOf(name.toUpperCase());
    return place === -1 ? name : String(place + first);
  });
}
