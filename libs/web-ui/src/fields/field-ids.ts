/** Ids of the parts of a field in a page, from the name of its input. */
export function inputId(name: string, prefix = 'feld'): string {
  return `${prefix}-${name.replaceAll('.', '-')}`;
}

export function hintId(name: string, prefix?: string): string {
  return `${inputId(name, prefix)}-hinweis`;
}

export function errorId(name: string, prefix?: string): string {
  return `${inputId(name, prefix)}-fehler`;
}

/** Value of `aria-describedby`: hint first, then the error. */
export function describedBy(
  name: string,
  has: { readonly hint: boolean; readonly error: boolean },
  prefix?: string,
): string | undefined {
  const ids = [has.hint ? hintId(name, prefix) : null, has.error ? errorId(name, prefix) : null];
  return ids.filter((id) => id !== null).join(' ') || undefined;
}
