import { expect } from 'vitest';
import { now } from '../official-client.js';
import type { ContractCases, World } from './world.js';

/** A listener of an event that no other case brings about with listeners of its type. */
const listener = (id: string) => ({ id: id as never, type: `ask-${id}`, eventTypes: ['canceling' as const] });

/** Nobody else's user tasks wait for a listener that nobody answers. */
async function whileThere(
  { client }: World,
  id: string,
  act: () => Promise<unknown>,
  changes: object = {},
): Promise<void> {
  await client.createGlobalTaskListener({ ...listener(id), ...changes });
  try {
    await act();
  } finally {
    await client.deleteGlobalTaskListener({ id: id as never });
  }
}

async function take({ client }: World, type: string) {
  const { jobs } = await client.activateJobs({
    type,
    worker: 'contract',
    timeout: 60_000,
    maxJobsToActivate: 1,
    requestTimeout: 5_000,
  });
  expect(jobs, `a job of type ${type}`).toHaveLength(1);
  return jobs[0]!;
}

export const globalTaskListenerCases: ContractCases = {
  createGlobalTaskListener: (world) =>
    whileThere(world, 'created', async () => {
      const { client } = world;
      await expect(client.createGlobalTaskListener(listener('created'))).rejects.toMatchObject({
        status: 409,
      });
      // The next change of a task that exists already asks the listener.
      const { userTaskKey, processInstanceKey } = await world.task();
      await client.cancelProcessInstance({ processInstanceKey });
      const job = await take(world, 'ask-created');
      expect(job).toMatchObject({
        kind: 'TASK_LISTENER',
        listenerEventType: 'CANCELING',
        retries: 3,
        userTask: { action: 'cancel', userTaskKey },
      });
      expect(await client.getProcessInstance({ processInstanceKey }, now)).toMatchObject({ state: 'ACTIVE' });
      await client.completeJob({ jobKey: job.jobKey });
      expect(await client.getProcessInstance({ processInstanceKey }, now)).toMatchObject({
        state: 'TERMINATED',
      });
    }),
  getGlobalTaskListener: (world) =>
    whileThere(world, 'got', async () => {
      expect(await world.client.getGlobalTaskListener({ id: 'got' as never }, now)).toEqual({
        id: 'got',
        type: 'ask-got',
        eventTypes: ['canceling'],
        retries: 3,
        afterNonGlobal: false,
        priority: 50,
        source: 'API',
      });
      const none = world.client.getGlobalTaskListener({ id: 'none' as never }, now);
      await expect(none).rejects.toMatchObject({ status: 404 });
    }),
  updateGlobalTaskListener: (world) =>
    whileThere(world, 'changed', async () => {
      const id = 'changed' as never;
      await world.client.updateGlobalTaskListener({
        id,
        type: 'other',
        eventTypes: ['assigning'],
        retries: 2,
        priority: 90,
      });
      const { userTaskKey } = await world.task();
      const assigned = world.client.assignUserTask({ userTaskKey, assignee: 'demo' });
      const job = await take(world, 'other');
      expect(job).toMatchObject({ listenerEventType: 'ASSIGNING', retries: 2 });
      await world.client.completeJob({ jobKey: job.jobKey });
      await assigned;
      expect(await world.client.getUserTask({ userTaskKey }, now)).toMatchObject({ assignee: 'demo' });
    }),
  deleteGlobalTaskListener: async (world) => {
    await whileThere(world, 'deleted', () => Promise.resolve());
    const again = world.client.deleteGlobalTaskListener({ id: 'deleted' as never });
    await expect(again).rejects.toMatchObject({ status: 404 });
    const { processInstanceKey } = await world.task();
    await world.client.cancelProcessInstance({ processInstanceKey });
    expect(await world.client.getProcessInstance({ processInstanceKey }, now)).toMatchObject({
      state: 'TERMINATED',
    });
  },
  searchGlobalTaskListeners: (world) =>
    whileThere(world, 'found1', () =>
      whileThere(
        world,
        'found2',
        async () => {
          const { items } = await world.client.searchGlobalTaskListeners(
            { filter: { id: { $like: 'found*' } }, sort: [{ field: 'priority', order: 'DESC' }] },
            now,
          );
          expect(items).toMatchObject([{ id: 'found2', priority: 99 }, { id: 'found1' }]);
          const later = await world.client.searchGlobalTaskListeners(
            { filter: { afterNonGlobal: true, source: 'API' } },
            now,
          );
          expect(later.items.map(({ id }) => id)).toEqual(['found2']);
          const canceling = await world.client.searchGlobalTaskListeners(
            { filter: { eventTypes: ['assigning'] } },
            now,
          );
          expect(canceling.items).toEqual([]);
        },
        { priority: 99, afterNonGlobal: true },
      ),
    ),
};
