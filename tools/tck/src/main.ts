import { resolve } from 'node:path';
import { runFolder } from './run-folder.js';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Name the folder that holds the test cases: npm run tck -- FOLDER');
  process.exit(2);
}
// npm changes to the folder of the package and says where it was called.
const results = await runFolder(resolve(process.env['INIT_CWD'] ?? '.', folder));
for (const { name, difference } of results.filter(({ passed }) => !passed))
  console.log(`FAILED ${name}: ${difference}`);
const passed = results.filter((result) => result.passed).length;
console.log(`${passed} passed, ${results.length - passed} failed`);
process.exitCode = results.length > 0 && passed === results.length ? 0 : 1;
