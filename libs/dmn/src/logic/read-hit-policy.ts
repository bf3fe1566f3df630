import { textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import type { ModelCompilation } from '../model/model-compilation.js';
import type { HitPolicy } from './hit-policy.js';

/** The hit policy of a table; UNIQUE unless it names another. */
export function readHitPolicy(
  element: DmnElement,
  place: DmnElement,
  outputs: number,
  compilation: ModelCompilation,
): HitPolicy {
  const kind = textOf(element, 'hitPolicy') ?? 'UNIQUE';
  switch (kind) {
    case 'UNIQUE':
    case 'ANY':
    case 'PRIORITY':
    case 'FIRST':
    case 'RULE ORDER':
    case 'OUTPUT ORDER':
      return { kind };
    case 'COLLECT':
      return readCollect(element, place, outputs, compilation);
    default:
      compilation.report(
        place,
        'hit-policy',
        `The hit policy "${kind}" is unknown. Use UNIQUE, ANY, PRIORITY, FIRST, RULE ORDER, OUTPUT ORDER or COLLECT.`,
      );
      return { kind: 'UNIQUE' };
  }
}

function readCollect(
  element: DmnElement,
  place: DmnElement,
  outputs: number,
  compilation: ModelCompilation,
): HitPolicy {
  const aggregation = textOf(element, 'aggregation');
  switch (aggregation) {
    case undefined:
      return { kind: 'COLLECT', aggregation: null };
    case 'SUM':
    case 'COUNT':
    case 'MIN':
    case 'MAX':
      if (outputs > 1)
        compilation.report(
          place,
          'aggregation',
          `The aggregation ${aggregation} needs a table with one output. Take it off, or split the table.`,
        );
      return { kind: 'COLLECT', aggregation };
    default:
      compilation.report(
        place,
        'aggregation',
        `The aggregation "${aggregation}" is unknown. Use SUM, COUNT, MIN or MAX.`,
      );
      return { kind: 'COLLECT', aggregation: null };
  }
}
