import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type { GuideExample } from './guide-examples.js';

interface Language {
  readonly file: string;
  /** Programs to run one after the other, in the example's folder. */
  readonly commands: readonly (readonly [program: string, ...parameters: string[]])[];
}

const execute = promisify(execFile);
const longest = 25_000;
/** Below this package, so that examples find what an integrator would install. */
const near = fileURLToPath(new URL('../../dist/', import.meta.url));

const languages: Readonly<Record<string, Language>> = {
  sh: { file: 'example.sh', commands: [['sh', '-eu', 'example.sh']] },
  ts: { file: 'example.mjs', commands: [[process.execPath, 'example.mjs']] },
  java: {
    file: 'Example.java',
    commands: [
      ['javac', 'Example.java'],
      ['java', 'Example'],
    ],
  },
  python: { file: 'example.py', commands: [['python3', 'example.py']] },
};

/** Whether this machine has the program. */
export function isInstalled(program: string, versionOption = '--version'): boolean {
  return spawnSync(program, [versionOption], { stdio: 'ignore' }).status === 0;
}

/**
 * Runs an example of the guide as an integrator would, with the environment that the guide names.
 * Rejects with what it printed where it ends with an error. @returns what it printed
 */
export async function runExample(
  { language, code }: GuideExample,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const { file, commands } = languages[language]!;
  await mkdir(near, { recursive: true });
  const folder = await mkdtemp(join(near, 'guide-'));
  try {
    await writeFile(join(folder, file), language === 'ts' ? asJavaScript(code) : code);
    let printed = '';
    for (const [program, ...parameters] of commands) {
      const { stdout } = await execute(program, parameters, {
        cwd: folder,
        timeout: longest,
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
      });
      printed += stdout;
    }
    return printed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function asJavaScript(code: string): string {
  const compilerOptions = { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 };
  return transpileModule(code, { compilerOptions }).outputText;
}
