import { expect, test } from 'vitest';
import { problemFrom } from './problem.js';

test('who tried too often is told to wait, and not that the server is busy', () => {
  const body = { type: 'urn:vorgang:problem:too-many-attempts', detail: 'Too many attempts to sign in.' };
  expect(problemFrom(body, new Response(null, { status: 429 }))).toMatchObject({
    status: 429,
    title: 'Bitte warten Sie',
    message: 'Es gab zu viele Versuche. Versuchen Sie es in einigen Minuten noch einmal.',
  });
});

test('a server with too much to do says so', () => {
  expect(problemFrom({}, new Response(null, { status: 429 })).title).toBe(
    'Der Server ist gerade ausgelastet',
  );
});
