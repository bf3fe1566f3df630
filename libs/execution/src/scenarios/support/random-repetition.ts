import {
  feel,
  forEach,
  looping,
  onEscalation,
  onSignal,
  withQuantities,
  type Part,
} from './model-builder.js';

export const repetitionKinds = [
  'none',
  'none',
  'none',
  'none',
  'none',
  'parallel',
  'first',
  'cases',
  'sequential',
  'standard',
  'quantities',
] as const;

export type RepetitionKind = (typeof repetitionKinds)[number];

/** The activity, done as often as the kind says. */
export function repeated(activity: Part, kind: RepetitionKind, testBefore: boolean): Part {
  switch (kind) {
    case 'none':
      return activity;
    case 'parallel':
      return forEach(activity, { items: '[1, 2]', item: 'item', into: 'all', result: 'x', until: 'x > 7' });
    case 'first':
      return forEach(activity, { cardinality: '3', behavior: { kind: 'one', event: onSignal('alarm') } });
    case 'cases':
      return forEach(activity, {
        items: '[1, 2]',
        item: 'item',
        behavior: {
          kind: 'complex',
          cases: [{ condition: feel('item = 2'), event: onEscalation('E1') }],
        },
      });
    case 'sequential':
      return forEach(activity, {
        sequential: true,
        cardinality: '2',
        behavior: { kind: 'none', event: onEscalation('E1') },
      });
    case 'standard':
      return looping(activity, { condition: 'x < 4', maximum: 2, testBefore });
    case 'quantities':
      return withQuantities(activity, { startQuantity: testBefore ? 2 : 1, completionQuantity: 2 });
  }
}
