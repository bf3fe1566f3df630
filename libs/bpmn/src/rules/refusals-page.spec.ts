import { describe, expect, it } from 'vitest';
import page from '../../../../docs/engine/refusals.md?raw';
import { deploymentRules } from './deployment-rules.js';

describe('the page about refusals, where it speaks of processes', () => {
  const [processes = ''] = page.split('\n## Decisions\n');
  const named = new Set(
    processes
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name]) => name)),
  );

  it('names every rule', () => {
    expect(deploymentRules.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
  });

  it('names no rule that does not exist', () => {
    const known = new Set(deploymentRules.map(({ name }) => name));
    expect([...named].filter((name) => name === undefined || !known.has(name))).toEqual([]);
  });
});
