import { Program, type CompiledExpression } from '@vorgang/feel';

/** Where a compiled expression stands: an object or a list, and the name or number in it. */
export interface ExpressionPlace {
  readonly holder: Record<string, unknown>;
  readonly name: string;
  readonly expression: CompiledExpression;
}

/** The places of all compiled expressions below a part of a model, wherever its graph keeps them. */
export function expressionPlaces(part: object): readonly ExpressionPlace[] {
  const places: ExpressionPlace[] = [];
  const seen = new Set<object>();
  const open: object[] = [part];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next instanceof Map || next instanceof Set) {
      push([...next.values()]);
      continue;
    }
    const holder = next as Record<string, unknown>;
    for (const name of Object.keys(holder)) {
      const value = holder[name];
      if (value instanceof Program) places.push({ holder, name, expression: value });
      else push([value]);
    }
  }
  return places;

  function push(values: readonly unknown[]): void {
    for (const value of values) {
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      open.push(value);
    }
  }
}
