/** Collapses the white space of a name as written; `Full   Name` is `Full Name`. */
export function collapseName(text: string): string {
  return /[\s`]/.test(text) ? text.replace(/^`|`$/g, '').replace(/\s+/gu, ' ').trim() : text;
}

/** One spelling for names that differ only in the space around their symbols, as FEEL reads them (DMN 1.5, 10.3.1.4). */
export function canonicalName(text: string): string {
  return collapseName(text).replace(/\s*([./\-'+*])\s*/g, '$1');
}
