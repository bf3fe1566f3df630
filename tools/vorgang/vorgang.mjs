#!/usr/bin/env node
// `npx vorgang <command>`: one name for the commands of an operator and an auditor.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from '../build.mjs';
import { requireNode } from '../node-version.mjs';

const commands = {
  start: { program: 'tools/start/start.mjs', says: 'start everything with a demonstration county' },
  audit: { program: 'libs/audit/dist/cli/audit.js', says: 'check the tamper-evident history: audit verify' },
  documents: {
    program: 'libs/documents/dist/cli/documents.js',
    says: 'keys of documents: new-key, rotate-keys',
  },
  'prepare-database': {
    program: 'apps/engine/dist/prepare-database.js',
    says: 'make tables, and a role for the programs that may change none',
  },
  bench: { program: 'tools/bench/bench.mjs', says: 'measure the engine beside its ceiling and a peer' },
};

requireNode();
const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
if (command === undefined) {
  const lines = Object.entries(commands).map(([each, { says }]) => `  vorgang ${each.padEnd(16)} ${says}`);
  console.error(
    `${name === undefined ? '' : `There is no command "${name}".\n`}Commands:\n${lines.join('\n')}`,
  );
  process.exit(2);
}
const program = fileURLToPath(new URL(`../../${command.program}`, import.meta.url));
if (!existsSync(program)) await build((line) => console.error(line));
const child = spawn(process.execPath, [program, ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
