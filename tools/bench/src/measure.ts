/** What one contender did in a while. */
export interface Measurement {
  readonly steps: number;
  readonly instances: number;
  readonly seconds: number;
}

/** Counts up; read when the time is over. */
export interface Counter {
  steps: number;
  instances: number;
}

export interface MeasureOptions {
  readonly clients: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

/** Runs clients side by side, each in a loop, and counts what they did after the warm-up. */
export async function measure(
  options: MeasureOptions,
  loop: (client: number, counter: Counter, goOn: () => boolean) => Promise<void>,
): Promise<Measurement> {
  const counter: Counter = { steps: 0, instances: 0 };
  const begin = performance.now() + options.warmUpSeconds * 1000;
  const end = begin + options.seconds * 1000;
  const goOn = (): boolean => performance.now() < end;
  let before: Counter = { ...counter };
  let measuredFrom = performance.now();
  const warm = setTimeout(() => {
    before = { ...counter };
    measuredFrom = performance.now();
  }, options.warmUpSeconds * 1000);
  const clients = Array.from({ length: options.clients }, (_, client) => loop(client, counter, goOn));
  await Promise.all(clients);
  clearTimeout(warm);
  return {
    steps: counter.steps - before.steps,
    instances: counter.instances - before.instances,
    seconds: (performance.now() - measuredFrom) / 1000,
  };
}

export const perSecond = (count: number, measurement: Measurement): number => count / measurement.seconds;

/** Several measurements of one contender as one. */
export function together(measurements: readonly Measurement[]): Measurement {
  const sum = (part: keyof Measurement): number =>
    measurements.reduce((total, measurement) => total + measurement[part], 0);
  return { steps: sum('steps'), instances: sum('instances'), seconds: sum('seconds') };
}
