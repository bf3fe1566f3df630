/** Simulators of services that only some procedures use; payment, mail and malware scanner always run. */
const optional = ['mastodon', 'register'] as const;

export type OptionalSimulator = (typeof optional)[number];

/**
 * Reads `DEMO_SIMULATORS`: names separated by commas, `none`, or nothing for all.
 * @throws Error that lists the names
 */
export function readSimulatorSwitch(text: string | undefined): ReadonlySet<OptionalSimulator> {
  const names = (text ?? '').split(/[\s,]+/).filter((name) => name !== '');
  if (names.length === 0) return new Set(optional);
  if (names.length === 1 && names[0] === 'none') return new Set();
  return new Set(
    names.map((name) => {
      const known = optional.find((each) => each === name);
      if (known !== undefined) return known;
      throw new Error(
        `DEMO_SIMULATORS: "${name}" is no simulator. Write ${optional.join(', ')} or none, separated by commas.`,
      );
    }),
  );
}
