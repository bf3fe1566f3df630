import { historyHash, noPreviousHash, personalCommitment, type HistoryRow } from '@vorgang/storage';
import { describe, expect, it } from 'vitest';
import { checkChain } from './verify-case-chain.js';

const salt = '0102030405060708090a0b0c0d0e0f10';

function chain(length: number): HistoryRow[] {
  const rows: HistoryRow[] = [];
  let previous = noPreviousHash;
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const personal = `["Wert ${sequence}"]`;
    const row = {
      tenantId: '<default>',
      processInstanceKey: '7',
      sequence: String(sequence),
      format: 1,
      recordedAt: '2026-03-01T08:30:00.123000Z',
      actorKind: 'user',
      actorId: 'sabine.schroeder',
      command: 'completeUserTask',
      payload: '[]',
      personal,
      salt,
      commitment: personalCommitment(personal, Buffer.from(salt, 'hex')),
    };
    previous = historyHash(previous, row);
    rows.push({ ...row, hash: previous });
  }
  return rows;
}

function newest(rows: readonly HistoryRow[]): string {
  return rows.at(-1)?.hash ?? '';
}

describe('the chain of a case', () => {
  it('is intact as it was written', () => {
    const rows = chain(3);
    expect(checkChain(rows, newest(rows))).toMatchObject({ intact: true, checkedSteps: 3, lastHash: newest(rows) });
  });

  it.each([
    ['payload', '[ ]'],
    ['actorId', 'jonas.petersen'],
    ['recordedAt', '2026-03-01T08:30:00.124000Z'],
    ['command', 'assignUserTask'],
  ] as const)('breaks at the step whose %s was changed', (column, value) => {
    const rows = chain(3);
    const changed = rows.map((row, place) => (place === 1 ? { ...row, [column]: value } : row));
    expect(checkChain(changed, newest(rows))).toMatchObject({ intact: false, brokenSequence: 2 });
  });

  it('breaks where a personal value was changed', () => {
    const rows = chain(2);
    const changed = rows.map((row, place) => (place === 0 ? { ...row, personal: '["Anders"]' } : row));
    expect(checkChain(changed, newest(rows))).toMatchObject({ intact: false, brokenSequence: 1 });
  });

  it('stays intact when personal values were lawfully erased with their salt', () => {
    const rows = chain(2);
    const erased = rows.map((row) => ({ ...row, personal: null, salt: null }));
    expect(checkChain(erased, newest(rows))).toMatchObject({ intact: true });
  });

  it('notices a step that is missing in the middle, and steps cut off at the end', () => {
    const rows = chain(3);
    expect(checkChain([rows[0]!, rows[2]!], newest(rows))).toMatchObject({ intact: false, brokenSequence: 2 });
    expect(checkChain(rows.slice(0, 2), newest(rows))).toMatchObject({ intact: false, brokenSequence: 3 });
  });
});
