import { collectDefaultMetrics, Registry } from 'prom-client';

/**
 * A registry with what every program says of itself: processor, memory, event loop lag, garbage collection.
 *
 * @param program value of the label `program`, such as `engine`
 */
export function programMetrics(program: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ program });
  collectDefaultMetrics({ register: registry });
  return registry;
}
