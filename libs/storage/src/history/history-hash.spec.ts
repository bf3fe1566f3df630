import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { personalCommitment } from './history-hash.js';

test.each(['[]', '["Müller-Lüdenscheidt","🏛️"]', `["${'x'.repeat(100_000)}"]`])(
  'the commitment to a personal part is its HMAC-SHA-256 with the salt',
  (personal) => {
    for (const bytes of [1, 32, 64]) {
      const salt = randomBytes(bytes);
      const expected = createHmac('sha256', salt).update(personal, 'utf8').digest('hex');
      expect(personalCommitment(personal, salt)).toBe(expected);
    }
  },
);
