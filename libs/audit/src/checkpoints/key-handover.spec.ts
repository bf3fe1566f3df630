import { expect, test } from 'vitest';
import { handOver, isHandover, readHandover, UntrustedHandoverError } from './key-handover.js';
import { readCheckpoint, UnreadableNoteError } from './signed-note.js';
import { newSigningKey, readSigningKey, UnreadableKeyError } from './signing-key.js';

const [first, second, stranger] = [1, 2, 3].map(() =>
  readSigningKey(newSigningKey('vorgang.test').secretLine),
);

test('who trusts a key learns of the one that follows it', () => {
  const note = handOver(first!, second!);
  expect(isHandover(note)).toBe(true);
  expect(readHandover(note, first!).text).toBe(second!.text);
});

test('a handover is no checkpoint', () => {
  expect(() => readCheckpoint(handOver(first!, second!))).toThrow(UnreadableNoteError);
});

test.each([
  ['by somebody else', handOver(stranger!, second!)],
  ['by the new key alone', handOver(second!, second!)],
  ['of another key', handOver(first!, second!).replace(second!.text, stranger!.text)],
  ['without a signature of the new key', handOver(first!, second!).replace(/(— .*\n)— .*\n$/, '$1')],
])('a handover %s is refused', (_name, note) => {
  expect(isHandover(note)).toBe(true);
  expect(() => readHandover(note, first!)).toThrow(UntrustedHandoverError);
});

test('a handover to no key is refused', () => {
  expect(() => readHandover(handOver(first!, second!).replace(second!.text, 'me'), first!)).toThrow(
    UnreadableKeyError,
  );
});
