import { describe, expect, it } from 'vitest';
import page from '../../../../docs/engine/refusals.md?raw';
import { DECISION_RULES } from './decision-rules.js';

describe('the page about refusals, where it speaks of decisions', () => {
  const [, decisions = ''] = page.split('\n## Decisions\n');
  const named = decisions
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name]) => name));

  it('names every rule once, and none that does not exist', () => {
    expect(named.toSorted()).toEqual([...DECISION_RULES].sort());
  });
});
