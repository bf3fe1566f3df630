import v8 from 'node:v8';
import vm from 'node:vm';
import type { Engine } from '@vorgang/orchestration';
import { createWaiting } from './storms.js';

/** More than the engine remembers of instances. */
const FIRST = 12_000;

/** Bytes of memory that the engine keeps for each further instance that waits; its caches are full before. */
export async function measureKeptMemory(engine: Engine, instances: number, clients: number): Promise<number> {
  await createWaiting(engine, FIRST, clients);
  const before = heapInUse();
  await createWaiting(engine, instances, clients);
  return (heapInUse() - before) / instances;
}

function heapInUse(): number {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
