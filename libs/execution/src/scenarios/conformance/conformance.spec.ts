import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { observeScenarios } from '../support/observe-scenarios.js';
import { COMBINATIONS, type Combination } from './combinations.js';
import { claims, describeConformance } from './conformance-page.js';
import { legalPairs } from './event-pairs.js';
import { ExecutedFacts } from './executed-facts.js';
import type { ScenarioRecord } from './scenario-record.js';
import { TRAPS } from './traps.js';

/**
 * Runs all scenarios once more in this one process, watches what they execute, and holds the page about it to that.
 * New scenario files are found by their name.
 */
const files = import.meta.glob('../*.scenario.spec.ts');
const sources = import.meta.glob('/{libs,apps,tools}/*/src/**/*.spec.ts', {
  query: '?raw',
  import: 'default',
}) as Readonly<Record<string, () => Promise<string>>>;

const records: ScenarioRecord[] = [];
let instances = new Map<object, ExecutedFacts>();
let combinations = new Set<Combination>();

observeScenarios({
  step(step) {
    const facts = instances.get(step.instance) ?? new ExecutedFacts();
    instances.set(step.instance, facts);
    facts.add(step);
  },
  combination: (combination) => combinations.add(combination),
});

describe.each(Object.entries(files))('%s', async (path, load) => {
  beforeEach(() => {
    instances = new Map();
    combinations = new Set();
  });

  afterEach(() => {
    const titles = (expect.getState().currentTestName ?? '').split(' > ').slice(1);
    const facts = new Set([...instances.values()].flatMap((one) => [...one.facts]));
    if (instances.size > 0) records.push({ file: path.replace('../', ''), titles, facts, combinations });
  });

  await load();
});

describe('conformance', () => {
  it('counts the 63 pairs of event type and position that the standard allows', () => {
    expect(legalPairs).toHaveLength(63);
  });

  it('has at least 400 scenarios', () => {
    expect(records.length).toBeGreaterThanOrEqual(400);
  });

  it('claims nothing that no scenario executed', () => {
    const executed = new Set(records.flatMap(({ facts }) => [...facts]));
    expect(claims().flatMap(({ words, fact }) => (executed.has(fact) ? [] : [words]))).toEqual([]);
  });

  it('names no combination that no scenario stands for', () => {
    const covered = new Set(records.flatMap((record) => [...record.combinations]));
    expect(COMBINATIONS.filter((combination) => !covered.has(combination))).toEqual([]);
  });

  it.each(TRAPS)('shows how it avoids: $trap', async ({ file, title }) => {
    const source = await sources[`/${file}`]?.();
    expect(source, file).toContain(title);
  });

  it('is what the page says', async () => {
    await expect(describeConformance(records)).toMatchFileSnapshot(
      '../../../../../docs/engine/conformance.md',
    );
  });
});
