import type { StepContext } from '@vorgang/execution';

/** What models may demand of the engine. Every program that runs steps has the same ones. */
export type StepLimits = Pick<
  StepContext,
  'activationLimit' | 'variableLimit' | 'signalLimit' | 'callDepthLimit'
>;

const VARIABLES: Readonly<
  Record<keyof StepLimits, { readonly name: string; readonly least: number; readonly most: number }>
> = {
  activationLimit: { name: 'ACTIVATIONS_PER_STEP', least: 100, most: 1_000_000 },
  variableLimit: { name: 'VARIABLES_LIMIT', least: 1_024, most: 64 * 1024 * 1024 },
  signalLimit: { name: 'SIGNALS_PER_CAUSE', least: 1, most: 1_000_000 },
  callDepthLimit: { name: 'CALL_DEPTH', least: 1, most: 100_000 },
};

/** The limits that the environment sets; those that it does not name are the engine's own. Adds what is wrong to the mistakes. */
export function readStepLimits(
  environment: Readonly<Record<string, string | undefined>>,
  mistakes: string[],
): StepLimits {
  const limits: Partial<Record<keyof StepLimits, number>> = {};
  for (const [limit, { name, least, most }] of Object.entries(VARIABLES)) {
    const text = environment[name]?.trim();
    if (text === undefined || text === '') continue;
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) limits[limit as keyof StepLimits] = value;
    else mistakes.push(`${name} must be a whole number from ${least} to ${most}.`);
  }
  return limits;
}
