/** One step into a claim: a member of an object, a place in a list, or every entry of a list. */
type Step =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'entry'; readonly index: number }
  | { readonly kind: 'every' };

const stepPattern = /\.([A-Za-z_][\w-]*)|\['([^'\\]+)'\]|\["([^"\\]+)"\]|\[(\d{1,4})\]|\[\*\]/y;

/** Whether a claim can be named so: a plain name, or a path that begins with `$`. */
export function isClaimPath(path: string): boolean {
  return path.length > 0 && (!path.startsWith('$') || parseClaimPath(path) !== null);
}

/**
 * The texts that a claim holds, for comparison. The claim is named as it is (`groups`), or by a subset of
 * JSONPath (RFC 9535): `$.realm_access.roles`, `$['https://kreis.example/office']`, `$.groups[0]`, `$.groups[*].id`.
 * Filters, slices and descendants are left out: a path costs no more than its length. Numbers and booleans count
 * as their text, a list as each of its entries.
 */
export function claimValues(claims: Readonly<Record<string, unknown>>, path: string): readonly string[] {
  const steps = path.startsWith('$') ? parseClaimPath(path) : [{ kind: 'member', name: path } as const];
  if (!steps) return [];
  const found = steps.reduce<readonly unknown[]>(
    (values, step) => values.flatMap((value) => take(value, step)),
    [claims],
  );
  return found.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value])).flatMap(asText);
}

function parseClaimPath(path: string): readonly Step[] | null {
  const steps: Step[] = [];
  stepPattern.lastIndex = 1;
  while (stepPattern.lastIndex < path.length) {
    const match = stepPattern.exec(path);
    if (!match) return null;
    const name = match[1] ?? match[2] ?? match[3];
    if (name !== undefined) steps.push({ kind: 'member', name });
    else steps.push(match[4] === undefined ? { kind: 'every' } : { kind: 'entry', index: Number(match[4]) });
  }
  return steps.length > 0 ? steps : null;
}

function take(value: unknown, step: Step): readonly unknown[] {
  if (step.kind === 'every') return Array.isArray(value) ? (value as unknown[]) : [];
  if (step.kind === 'entry')
    return Array.isArray(value) && step.index in value ? [value[step.index] as unknown] : [];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step.name)) return [];
  return [(value as Readonly<Record<string, unknown>>)[step.name]];
}

function asText(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}
