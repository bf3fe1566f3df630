import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runFolder } from './run-folder.js';

const KIT = fileURLToPath(new URL('../../../../shared/dmn-tck', import.meta.url));

/** What each level passes; a change may raise these and must not lower them. */
const LEVELS = [
  { folder: 'compliance-level-2', floor: 116 },
  { folder: 'compliance-level-3', floor: 2553 },
];

describe.skipIf(!existsSync(KIT))(
  `DMN Technology Compatibility Kit (skipped where ../shared/dmn-tck is absent)`,
  () => {
    it.each(LEVELS)('$folder passes at least $floor cases', async ({ folder, floor }) => {
      const results = await runFolder(`${KIT}/${folder}`);
      const passed = results.filter((result) => result.passed).length;
      console.log(
        `${folder}: ${passed} of ${results.length} cases (${((100 * passed) / results.length).toFixed(2)} %)`,
      );
      expect(results.filter((result) => !result.passed)).toEqual([]);
      expect(passed).toBeGreaterThanOrEqual(floor);
    });
  },
);
