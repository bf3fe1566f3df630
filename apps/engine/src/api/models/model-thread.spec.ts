import { afterAll, describe, expect, test } from 'vitest';
import { workOnModel, type ModelWork } from './convert-model-file.js';
import { ModelThread } from './model-thread.js';

const thread = new ModelThread();
afterAll(() => thread.onModuleDestroy());

function importOf(tasks: number): Extract<ModelWork, { kind: 'import' }> {
  const steps = Array.from(
    { length: tasks },
    (_, index) =>
      `<userTask id="t${index}" camunda:assignee="\${clerk}"/><sequenceFlow id="f${index}" sourceRef="${index === 0 ? 's' : `t${index - 1}`}" targetRef="t${index}"/>`,
  );
  const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t"><process id="p" isExecutable="true"><startEvent id="s"/>${steps.join('')}</process></definitions>`;
  return {
    kind: 'import',
    content: new TextEncoder().encode(xml),
    resourceName: 'm.bpmn',
    removeForeign: false,
  };
}

/** How often the event loop comes round while something runs: hardly at all where it is held up. */
async function turnsDuring(run: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let goesOn = true;
  const turn = () => {
    turns += 1;
    if (goesOn) setImmediate(turn);
  };
  setImmediate(turn);
  await run();
  goesOn = false;
  return turns;
}

describe('reading a model', () => {
  test('lets the event loop go round, however large the model is', async () => {
    const large = importOf(2_000);
    const result = await thread.run(importOf(1));
    expect(result).toMatchObject({ ok: true, problems: [] });
    const beside = await turnsDuring(() => thread.run(large));
    const inTheLoop = await turnsDuring(() => workOnModel(large));
    expect(inTheLoop).toBeLessThan(20);
    expect(beside).toBeGreaterThan(20 * inTheLoop);
  });

  test('answers as it would without the thread', async () => {
    const work = importOf(3);
    expect(await thread.run(work)).toEqual(await workOnModel(work));
  });

  test('serves several at once, and refuses what would pile up', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => thread.run(importOf(1))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect(await thread.run(importOf(1))).toMatchObject({ ok: true });
  });

  test('goes on after a thread that broke', async () => {
    const broken = thread.run({ kind: 'import', content: 7 } as never);
    await expect(broken).rejects.toThrow();
    expect(await thread.run(importOf(1))).toMatchObject({ ok: true });
  });
});
