import type { Combination } from './combinations.js';

/** What one scenario is called, where it stands, and what it executed. */
export interface ScenarioRecord {
  /** Name of the spec file. */
  readonly file: string;
  /** Titles of the groups around it and its own, outermost first. */
  readonly titles: readonly string[];
  readonly facts: ReadonlySet<string>;
  readonly combinations: ReadonlySet<Combination>;
}

/** The scenarios that executed something, those that do little else first: they show it best. */
export function scenariosOf(records: readonly ScenarioRecord[], fact: string): readonly ScenarioRecord[] {
  return records
    .filter(({ facts }) => facts.has(fact))
    .sort((left, right) => left.facts.size - right.facts.size || compare(nameOf(left), nameOf(right)));
}

export function nameOf({ file, titles }: ScenarioRecord): string {
  return `${file} ${titles.join(' > ')}`;
}

function compare(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
