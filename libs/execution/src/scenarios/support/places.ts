import type { ElementInstanceKey, ProcessInstanceKey } from '../../index.js';
import type { Place } from '../conformance/executed-facts.js';
import {
  adHoc,
  end,
  eventStart,
  eventSubProcess,
  forEach,
  model,
  onSignal,
  path,
  start,
  subProcess,
  transaction,
  undefinedTask,
  userTask,
  type Part,
  type Piece,
} from './model-builder.js';
import { Scenario } from './scenario.js';

/** A scope that holds a specimen, running. */
interface Opened {
  readonly scenario: Scenario;
  /** How often the specimen runs, one after the other or at once. */
  readonly rounds: number;
}

const variables = { key: 'k', x: 0 };

const around = (scope: Part) =>
  new Scenario(model(start('first'), scope, end('last'), path('first', 'scope', 'last'))).start(variables);

/** Puts pieces into a scope of each kind and brings a token to `begin` in it. */
export const places: Readonly<Record<Place, (pieces: (begin: Part) => readonly Piece[]) => Opened>> = {
  process: (pieces) => ({
    scenario: new Scenario(model(...pieces(start('begin')))).start(variables),
    rounds: 1,
  }),
  'called process': (pieces) => ({
    scenario: new Scenario(model(...pieces(start('begin')))).start(variables, {
      parent: {
        processInstanceKey: '2251799813685999' as ProcessInstanceKey,
        elementInstanceKey: '2251799813685998' as ElementInstanceKey,
        caughtErrors: [],
      },
    }),
    rounds: 1,
  }),
  'embedded sub-process': (pieces) => ({
    scenario: around(subProcess('scope', pieces(start('begin')))),
    rounds: 1,
  }),
  'event sub-process': (pieces) => {
    const scope = eventSubProcess('scope', pieces(eventStart('begin', onSignal('go'))));
    const process = model(start('first'), userTask('outer'), path('first', 'outer'), scope);
    return { scenario: new Scenario(process).start(variables).signal('begin'), rounds: 1 };
  },
  transaction: (pieces) => ({
    scenario: around(transaction('scope', pieces(start('begin')))),
    rounds: 1,
  }),
  'ad-hoc sub-process': (pieces) => ({
    scenario: around(adHoc('scope', pieces(undefinedTask('begin')), { active: '["begin"]' })),
    rounds: 1,
  }),
  'parallel multi-instance': (pieces) => ({
    scenario: around(forEach(subProcess('scope', pieces(start('begin'))), { cardinality: '2' })),
    rounds: 2,
  }),
  'sequential multi-instance': (pieces) => ({
    scenario: around(
      forEach(subProcess('scope', pieces(start('begin'))), { cardinality: '2', sequential: true }),
    ),
    rounds: 2,
  }),
};
