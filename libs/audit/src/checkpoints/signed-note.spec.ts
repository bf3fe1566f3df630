import { expect, test } from 'vitest';
import { isSignedBy, originOf, readCheckpoint, signCheckpoint, tenantOf } from './signed-note.js';
import { newSigningKey, readSigningKey, readVerifierKey, UnreadableKeyError } from './signing-key.js';

// The example of golang.org/x/mod/sumdb/note, whose forms C2SP signed-note describes.
const secretLine = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const verifierLine = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const note =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n\n" +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

test('keys and signatures have the forms of C2SP signed-note', () => {
  expect(readSigningKey(secretLine).text).toBe(verifierLine);
  expect(isSignedBy(note, readVerifierKey(verifierLine))).toBe(true);
  expect(isSignedBy(note.replace('answer', 'answers'), readVerifierKey(verifierLine))).toBe(false);
});

test('a checkpoint is read as it was signed, and verified by its key alone', () => {
  const { secretLine: secret, verifierKey } = newSigningKey('vorgang.kreis-musterland.de');
  const statement = {
    origin: originOf('vorgang.kreis-musterland.de', '<default>'),
    treeSize: 4711n,
    root: Buffer.alloc(32, 7),
  };
  const signed = signCheckpoint(statement, readSigningKey(secret));
  expect(signed.split('\n')).toEqual([
    'vorgang.kreis-musterland.de/%3Cdefault%3E',
    '4711',
    'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=',
    '',
    expect.stringMatching(/^— vorgang\.kreis-musterland\.de [A-Za-z0-9+/=]+$/),
    '',
  ]);
  expect(readCheckpoint(signed)).toEqual(statement);
  expect(tenantOf(signed)).toBe('<default>');
  expect(isSignedBy(signed, readVerifierKey(verifierKey))).toBe(true);
  expect(isSignedBy(signed.replace('4711', '4712'), readVerifierKey(verifierKey))).toBe(false);
  const other = newSigningKey('vorgang.kreis-musterland.de').verifierKey;
  expect(isSignedBy(signed, readVerifierKey(other))).toBe(false);
});

test.each([
  ['a text', 'no key'],
  ['another hash', verifierLine.replace('c74f20a3', 'c74f20a4')],
  ['a shorter key', 'PeterNeumann+c74f20a3+ARpc2QcU'],
  ['the secret key', secretLine],
])('%s is no key that verifies', (_name, text) => {
  expect(() => readVerifierKey(text)).toThrow(UnreadableKeyError);
});

test('what cannot be read as a key is not repeated in the error', () => {
  expect(() => readSigningKey(secretLine.slice(0, -3))).toThrow(
    'The key of the checkpoints cannot be read. Make one with: npx vorgang audit new-key NAME FILE',
  );
  expect(() => newSigningKey('Kreis Musterland')).toThrow('without blanks');
});
