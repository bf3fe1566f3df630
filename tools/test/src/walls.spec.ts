import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const eslint = new ESLint({ cwd: root });

async function rulesBrokenBy(source: string, filePath: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(source, { filePath: `${root}${filePath}` });
  return result!.messages.map((message) => message.ruleId);
}

test.each([
  ['a pure library imports storage', 'libs/feel/src/wrong.ts', '@vorgang/storage'],
  ['storage imports orchestration', 'libs/storage/src/wrong.ts', '@vorgang/orchestration'],
  ['orchestration imports casework', 'libs/orchestration/src/wrong.ts', '@vorgang/casework'],
  ['a library imports an application', 'libs/casework/src/wrong.ts', '@vorgang/portal'],
])('the lint fails where %s', async (_name, file, target) => {
  const source = `import * as wrong from '${target}';\nexport const used = wrong;\n`;
  expect(await rulesBrokenBy(source, file)).toContain('@nx/enforce-module-boundaries');
});

test.each(['node:fs', 'pg', 'typeorm', '@nestjs/common'])(
  'the lint fails where the core imports %s',
  async (name) => {
    const source = `import * as wrong from '${name}';\nexport const used = wrong;\n`;
    expect(await rulesBrokenBy(source, 'libs/execution/src/wrong.ts')).toContain('no-restricted-imports');
  },
);

test('a right import passes', async () => {
  const source = "import { step } from '@vorgang/execution';\nexport const used = step;\n";
  expect(await rulesBrokenBy(source, 'libs/orchestration/src/right.ts')).toEqual([]);
});
