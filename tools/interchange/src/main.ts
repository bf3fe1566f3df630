import { resolve } from 'node:path';
import { checkFolder } from './check-folder.js';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Name the folder that holds the BPMN files: npm run interchange -- FOLDER');
  process.exit(2);
}
let passed = 0;
let failed = 0;
// npm changes to the folder of the package and says where it was called.
for await (const { name, differences } of checkFolder(resolve(process.env['INIT_CWD'] ?? '.', folder))) {
  if (differences.length === 0) passed += 1;
  else failed += 1;
  for (const difference of differences) console.log(`FAILED ${name}: ${difference}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
