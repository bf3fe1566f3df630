import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A code block of the guide that a test runs. */
export interface GuideExample {
  readonly name: string;
  readonly language: string;
  readonly code: string;
}

const guide = fileURLToPath(new URL('../../../../docs/guides/integrators.md', import.meta.url));
const namedBlock = /^```(\w+) example=([\w-]+)\n([\s\S]*?)^```$/gm;

/** The guide's examples: the code blocks that have a name, as in ```` ```sh example=start ````. */
export async function readGuideExamples(): Promise<ReadonlyMap<string, GuideExample>> {
  const text = await readFile(guide, 'utf8');
  const examples = [...text.matchAll(namedBlock)].map(([, language, name, code]) => ({
    name: name!,
    language: language!,
    code: code!,
  }));
  return new Map(examples.map((example) => [example.name, example]));
}
