import { parseForm } from '@vorgang/forms';
import type { ModelProblem } from '../contract.js';

/** What the engine keeps of a form, or why it is refused. */
export type ParsedForm =
  | { readonly ok: true; readonly form: { readonly formId: string; readonly versionTag: string | null } }
  | { readonly ok: false; readonly problems: readonly ModelProblem[] };

/** Reads what the engine needs of a form-js file, its id and version tag, and refuses what people could not be shown. */
export function parseFormFile(text: string, name: string): ParsedForm {
  let form: unknown;
  try {
    form = JSON.parse(text);
  } catch (error) {
    return refused(name, 'form-is-json', `The form is not JSON: ${(error as Error).message}.`);
  }
  const { id, versionTag, components } = (form ?? {}) as {
    id?: unknown;
    versionTag?: unknown;
    components?: unknown;
  };
  if (typeof id !== 'string' || !/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(id)) {
    return refused(
      name,
      'form-has-id',
      'The form has no id that begins with a letter and holds letters, digits, "_", "-" and ".".',
    );
  }
  if (!Array.isArray(components))
    return refused(id, 'form-has-components', 'The form has no list "components".');
  const rendered = parseForm(text, name);
  if (!rendered.ok) return rendered;
  return { ok: true, form: { formId: id, versionTag: typeof versionTag === 'string' ? versionTag : null } };
}

function refused(elementId: string, rule: string, message: string): ParsedForm {
  const fix = 'Open the form in the form editor, correct it and save it again.';
  return { ok: false, problems: [{ elementId, rule, message, fix }] };
}
