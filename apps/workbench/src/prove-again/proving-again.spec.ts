import { expect, test } from 'vitest';
import { ApiProblem } from '../api/problem.js';
import { proofQuestion, provingAgain } from './proving-again.js';

const tooOld = new ApiProblem(403, 'x', 'y', { type: 'urn:vorgang:problem:sign-in-again' });

/** An act that the server refuses until the person has proved who they are. */
function refusedOnce(): () => Promise<string> {
  let tries = 0;
  return () => {
    tries += 1;
    return tries === 1 ? Promise.reject(tooOld) : Promise.resolve('done');
  };
}

async function questionOpens(): Promise<void> {
  if (proofQuestion.isOpen()) return;
  await new Promise<void>((resolve) => {
    const stop = proofQuestion.subscribe(() => {
      stop();
      resolve();
    });
  });
}

test('what an old sign-in may not do is done after the proof', async () => {
  const act = provingAgain(refusedOnce());
  await questionOpens();
  proofQuestion.answer(true);
  expect(await act).toBe('done');
  expect(proofQuestion.isOpen()).toBe(false);
});

test('who closes the question gets the refusal', async () => {
  const act = provingAgain(refusedOnce());
  await questionOpens();
  proofQuestion.answer(false);
  await expect(act).rejects.toBe(tooOld);
});

test('other refusals ask nothing', async () => {
  const other = new ApiProblem(403, 'x', 'y', { type: 'urn:vorgang:problem:forbidden' });
  await expect(provingAgain(() => Promise.reject(other))).rejects.toBe(other);
  expect(proofQuestion.isOpen()).toBe(false);
});
