import { describe, expect, test } from 'vitest';
import { changePlan, emptyPlan } from './plan-history.js';
import { changeText, modificationOf, type PlannedChange } from './planned-change.js';
import { parseJson, readVariables } from './read-variables.js';

const end: PlannedChange = { kind: 'terminate', elementId: 'a' };
const begin: PlannedChange = {
  kind: 'activate',
  elementId: 'b',
  ancestorKey: '7',
  variables: [{ scopeId: 'sub', variables: { x: 1 } }, { variables: { y: null } }],
};
const move: PlannedChange = { kind: 'move', sourceId: 'a', targetId: 'b', variables: [] };

describe('the plan of changes', () => {
  test('takes back and repeats every step, also one from the middle', () => {
    const two = [end, begin].reduce((plan, change) => changePlan(plan, { kind: 'add', change }), emptyPlan);
    const removed = changePlan(two, { kind: 'remove', index: 0 });
    expect(removed.plan).toEqual([begin]);
    const back = changePlan(removed, { kind: 'undo' });
    expect(back.plan).toEqual([end, begin]);
    expect(changePlan(back, { kind: 'redo' }).plan).toEqual([begin]);
    expect(changePlan(changePlan(back, { kind: 'add', change: move }), { kind: 'redo' }).plan).toHaveLength(
      3,
    );
    expect(changePlan(emptyPlan, { kind: 'undo' })).toEqual(emptyPlan);
  });

  test('becomes one request, in which a move without a chosen place goes beside its source', () => {
    expect(modificationOf([end, begin, move])).toEqual({
      activateInstructions: [
        {
          elementId: 'b',
          ancestorElementInstanceKey: '7',
          variableInstructions: [{ variables: { x: 1 }, scopeId: 'sub' }, { variables: { y: null } }],
        },
      ],
      moveInstructions: [
        {
          sourceElementInstruction: { sourceType: 'byId', sourceElementId: 'a' },
          targetElementId: 'b',
          ancestorScopeInstruction: { ancestorScopeType: 'inferred' },
          variableInstructions: [],
        },
      ],
      terminateInstructions: [{ elementId: 'a' }],
    });
  });

  test('reads as sentences', () => {
    expect([end, begin, move].map((change) => changeText(change, (id) => id.toUpperCase()))).toEqual([
      '„A“ beenden',
      '„B“ beginnen, mit x, y',
      'Von „A“ nach „B“ verschieben',
    ]);
  });
});

describe('variables that a person writes', () => {
  test('are a JSON object, or none', () => {
    expect(readVariables(' ')).toEqual({ ok: true, variables: {} });
    expect(readVariables('{"a": [1]}')).toEqual({ ok: true, variables: { a: [1] } });
    expect(readVariables('[1]')).toMatchObject({
      ok: false,
      message: expect.stringContaining('geschweifte'),
    });
  });

  test('say where they are wrong', () => {
    expect(parseJson('{"a":\n x}')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/Prüfen Sie/),
    });
  });
});
