import {
  child,
  children,
  extension,
  flag,
  idOf,
  text,
  type ModdleElement,
} from '../document/moddle-element.js';
import type { ElementId } from '../graph/executable-process.js';
import type {
  LoopCharacteristics,
  MultiInstanceBehavior,
  MultiInstanceLoop,
  StandardLoop,
} from '../graph/loop-characteristics.js';
import { eventDefinitionReaders } from './event-definitions.js';
import type { ExpressionReader } from './expression-reader.js';
import type { ReadingContext } from './reading-context.js';

/** What activities have in common, tasks and sub-processes alike. Source: BPMN 2.0.2 section 10.3. */
export interface ActivityParts {
  readonly boundaryEventIds: readonly ElementId[];
  readonly compensationHandlerId?: ElementId;
  readonly loop?: LoopCharacteristics;
  readonly startQuantity?: number;
  readonly completionQuantity?: number;
}

export function readActivity(element: ModdleElement, context: ReadingContext): ActivityParts {
  const handlerId = context.compensationHandlerIds.get(idOf(element));
  const loop = readLoop(element, context);
  const startQuantity = readQuantity(element, 'startQuantity');
  const completionQuantity = readQuantity(element, 'completionQuantity');
  return {
    boundaryEventIds: context.boundaryEventIds.get(idOf(element)) ?? [],
    ...(handlerId !== undefined && { compensationHandlerId: handlerId }),
    ...(loop !== undefined && { loop }),
    ...(startQuantity !== 1 && { startQuantity }),
    ...(completionQuantity !== 1 && { completionQuantity }),
  };
}

function readQuantity(element: ModdleElement, property: string): number {
  const quantity = element[property];
  return typeof quantity === 'number' ? quantity : 1;
}

function readLoop(element: ModdleElement, context: ReadingContext): LoopCharacteristics | undefined {
  const loop = child(element, 'loopCharacteristics');
  switch (loop?.$type) {
    case 'bpmn:MultiInstanceLoopCharacteristics':
      return readMultiInstance(element, loop, context);
    case 'bpmn:StandardLoopCharacteristics':
      return readStandardLoop(element, loop, context);
    default:
      return undefined;
  }
}

function readMultiInstance(
  element: ModdleElement,
  loop: ModdleElement,
  { expressions }: ReadingContext,
): MultiInstanceLoop {
  const zeebe = extension(loop, 'zeebe:LoopCharacteristics');
  const feel = (place: string, source: string | undefined) =>
    source === undefined ? undefined : expressions.feel(element, place, source);
  return {
    kind: 'multiInstance',
    sequential: flag(loop, 'isSequential'),
    inputCollection: feel('input collection', zeebe && text(zeebe, 'inputCollection')),
    inputElement: zeebe && text(zeebe, 'inputElement'),
    cardinality: feel('loop cardinality', bodyOf(loop, 'loopCardinality')),
    outputCollection: zeebe && text(zeebe, 'outputCollection'),
    outputElement: feel('output element', zeebe && text(zeebe, 'outputElement')),
    completionCondition: feel('completion condition', bodyOf(loop, 'completionCondition')),
    behavior: readBehavior(element, loop, expressions),
  };
}

function readBehavior(
  element: ModdleElement,
  loop: ModdleElement,
  expressions: ExpressionReader,
): MultiInstanceBehavior | undefined {
  const read = (definition: ModdleElement | undefined) =>
    definition && eventDefinitionReaders[definition.$type]?.(definition, element, expressions);
  switch (text(loop, 'behavior')) {
    case 'None':
    case 'One': {
      const kind = text(loop, 'behavior') === 'None' ? 'none' : 'one';
      const event = read(child(loop, `${kind}BehaviorEventRef`));
      return event && { kind, event };
    }
    case 'Complex': {
      const cases = children(loop, 'complexBehaviorDefinition').flatMap((one) => {
        const thrown = child(one, 'event');
        const event = read(thrown && children(thrown, 'eventDefinitions')[0]);
        const condition = expressions.feel(element, 'complex behavior', bodyOf(one, 'condition') ?? 'false');
        return event === undefined ? [] : [{ condition, event }];
      });
      return { kind: 'complex', cases };
    }
    default:
      return undefined;
  }
}

function readStandardLoop(
  element: ModdleElement,
  loop: ModdleElement,
  { expressions }: ReadingContext,
): StandardLoop {
  const condition = bodyOf(loop, 'loopCondition');
  const maximum = loop['loopMaximum'];
  return {
    kind: 'standard',
    testBefore: flag(loop, 'testBefore'),
    condition: condition === undefined ? undefined : expressions.feel(element, 'loop condition', condition),
    maximum: typeof maximum === 'number' ? maximum : undefined,
  };
}

function bodyOf(element: ModdleElement, property: string): string | undefined {
  const expression = child(element, property);
  return expression && text(expression, 'body');
}
