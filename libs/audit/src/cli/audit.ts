#!/usr/bin/env node
import { runAudit } from './run-audit.js';

try {
  process.exitCode = await runAudit(process.argv.slice(2), {
    environment: process.env,
    folder: process.cwd(),
    print: (text) => process.stdout.write(`${text}\n`),
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // Neither passed nor failed: the verification could not be carried out.
  process.exitCode = 2;
}
