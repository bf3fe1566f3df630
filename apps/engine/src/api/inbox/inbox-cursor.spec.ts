import { expect, test } from 'vitest';
import { decodeInboxCursor, encodeInboxCursor } from './inbox-cursor.js';

test.each([
  ['dueDate', 'infinity'],
  ['dueDate', '2026-03-01 08:30:00.123456+00'],
  ['createdAt', '2026-03-01 08:30:00+01'],
  ['priority', '-80'],
] as const)('a place in the order by %s survives the way to the client and back: %s', (sort, value) => {
  const cursor = { value, userTaskKey: '4711' };
  expect(decodeInboxCursor(sort, encodeInboxCursor(sort, cursor))).toEqual(cursor);
});

test('a cursor of another order is refused, and says which order it must have', () => {
  const cursor = encodeInboxCursor('priority', { value: '-80', userTaskKey: '4711' });
  expect(() => decodeInboxCursor('dueDate', cursor)).toThrow(/after/);
});

test.each([
  '',
  'nonsense',
  Buffer.from('{"a":1}').toString('base64url'),
  Buffer.from('["priority","1; drop",""]').toString('base64url'),
  Buffer.from('["priority","1","9999999999999999999"]').toString('base64url'),
])('what is no cursor is refused: %j', (text) => {
  expect(() => decodeInboxCursor('priority', text)).toThrow(/after/);
});
