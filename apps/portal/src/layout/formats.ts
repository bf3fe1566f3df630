/** `24. November 2026` in the county's time zone. */
export function longDate(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone }).format(date);
}

/** `24. November 2026, 14:05 Uhr` in the county's time zone. */
export function dateAndTime(date: Date, timeZone: string): string {
  const time = new Intl.DateTimeFormat('de-DE', { timeStyle: 'short', timeZone }).format(date);
  return `${longDate(date, timeZone)}, ${time} Uhr`;
}

/** `25,00 Euro`: the word is read aloud better than the sign. */
export function euros(cents: number): string {
  return `${(cents / 100).toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} Euro`;
}

/** `PDF, 48 KB`. */
export function fileDescription(mediaType: string, bytes: number): string {
  const name = mediaType === 'application/pdf' ? 'PDF' : mediaType;
  return `${name}, ${Math.max(1, Math.round(bytes / 1024)).toLocaleString('de-DE')} KB`;
}
