/** What a person wrote into a field for variables, or why it is none. */
export type ReadVariables =
  | { readonly ok: true; readonly variables: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly message: string };

/** Variables as a JSON object; nothing written means none. */
export function readVariables(text: string): ReadVariables {
  if (text.trim() === '') return { ok: true, variables: {} };
  const value = parseJson(text);
  if (!value.ok) return value;
  if (typeof value.value !== 'object' || value.value === null || Array.isArray(value.value)) {
    return { ok: false, message: 'Schreiben Sie die Variablen in geschweifte Klammern: {"name": "Wert"}.' };
  }
  return { ok: true, variables: value.value as Record<string, unknown> };
}

/** One value as JSON. */
export function parseJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, message: `Das ist kein JSON: ${placeOf(error, text)}` };
  }
}

/** Browsers say at which character they stopped; people count lines. */
function placeOf(error: unknown, text: string): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (position === undefined) return 'Prüfen Sie Anführungszeichen, Kommas und Klammern.';
  const before = text.slice(0, Number(position)).split('\n');
  return `Prüfen Sie Zeile ${before.length}, Zeichen ${(before.at(-1)?.length ?? 0) + 1}.`;
}
