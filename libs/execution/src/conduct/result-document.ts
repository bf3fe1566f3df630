import type { JsonObject, JsonValue } from '@vorgang/feel';

/** The result of a script or decision under the name that the model gives it; without a name it goes nowhere. */
export function resultDocument(resultVariable: string, result: JsonValue): JsonObject | undefined {
  return resultVariable === '' ? undefined : { [resultVariable]: result };
}
