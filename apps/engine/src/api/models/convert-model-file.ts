import { importModel, parseProcessModel, type ImportEntry, type ModelProblem } from '@vorgang/bpmn';
import { parseDecisionModel } from '@vorgang/dmn';
import { parseForm } from '@vorgang/forms';

/** Reading a model: work for a thread of its own, because a large file takes seconds. */
export type ModelWork =
  | {
      readonly kind: 'import';
      readonly content: Uint8Array;
      readonly resourceName: string;
      readonly removeForeign: boolean;
    }
  | { readonly kind: 'check'; readonly xml: string; readonly resourceName: string };

/** A form file that came with a model. */
export interface ConvertedForm {
  readonly formId: string;
  readonly resourceName: string;
  readonly content: string;
}

/** A file that was converted, or why it cannot be read. */
export type ConvertedFile =
  | {
      readonly ok: true;
      readonly kind: 'process' | 'decisions';
      readonly xml: string;
      readonly entries: readonly ImportEntry[];
      readonly forms: readonly ConvertedForm[];
      /** What still keeps the file from being deployed. */
      readonly problems: readonly ModelProblem[];
    }
  | { readonly ok: false; readonly problems: readonly ModelProblem[] };

/** What each kind of work answers; plain data, so that it can leave the thread. */
export interface ModelWorkResults {
  readonly import: ConvertedFile;
  /** Problems that a deployment would have. */
  readonly check: readonly ModelProblem[];
}

/** Converts a file of another tool, or checks a model as a deployment would. */
export async function workOnModel(work: ModelWork): Promise<ModelWorkResults[ModelWork['kind']]> {
  switch (work.kind) {
    case 'import':
      return convert(work.content, work.resourceName, work.removeForeign);
    case 'check': {
      const parsed = await parseProcessModel(work.xml, work.resourceName);
      return parsed.ok ? [] : parsed.problems;
    }
  }
}

async function convert(
  content: Uint8Array,
  resourceName: string,
  removeForeign: boolean,
): Promise<ConvertedFile> {
  const imported = await importModel(content, resourceName, { removeForeign });
  if (!imported.ok) return imported;
  const problems = [
    ...imported.problems,
    ...(imported.kind === 'decisions' ? await problemsOfDecisions(imported.xml) : []),
    ...imported.forms.flatMap(({ content: form, resourceName: name }) => problemsOfForm(form, name)),
  ];
  return { ...imported, problems };
}

async function problemsOfDecisions(xml: string): Promise<readonly ModelProblem[]> {
  const parsed = await parseDecisionModel(xml);
  if (parsed.ok) return [];
  const fix = 'Correct the decision in its editor and import it again.';
  return parsed.problems.map((problem) => ({ ...problem, fix }));
}

function problemsOfForm(form: string, name: string): readonly ModelProblem[] {
  const parsed = parseForm(form, name);
  return parsed.ok ? [] : parsed.problems;
}
