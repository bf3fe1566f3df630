import type { EventNode, ExecutableProcess } from '@vorgang/bpmn';

/** Types of events, in the order of the standard. Source: BPMN 2.0.2, table 10.93. */
export const EVENT_TYPES = [
  'none',
  'message',
  'timer',
  'error',
  'escalation',
  'cancel',
  'compensation',
  'conditional',
  'link',
  'signal',
  'terminate',
  'multiple',
  'parallel multiple',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Positions of events, in the order of the standard. Source: BPMN 2.0.2, table 10.93. */
export const EVENT_POSITIONS = [
  'start of a process',
  'start of an event sub-process, interrupting',
  'start of an event sub-process, not interrupting',
  'intermediate, catching',
  'boundary, interrupting',
  'boundary, not interrupting',
  'intermediate, throwing',
  'end',
] as const;
export type EventPosition = (typeof EVENT_POSITIONS)[number];

export interface EventPair {
  readonly type: EventType;
  readonly position: EventPosition;
}

const EVERY = EVENT_POSITIONS;
const WAITED_FOR = EVENT_POSITIONS.slice(0, 6);

/** Which type may stand where. A none start event also begins embedded sub-processes. */
const LEGAL: Readonly<Record<EventType, readonly EventPosition[]>> = {
  none: ['start of a process', 'intermediate, throwing', 'end'],
  message: EVERY,
  timer: WAITED_FOR,
  error: ['start of an event sub-process, interrupting', 'boundary, interrupting', 'end'],
  escalation: EVERY.filter(
    (position) => position !== 'start of a process' && position !== 'intermediate, catching',
  ),
  cancel: ['boundary, interrupting', 'end'],
  compensation: [
    'start of an event sub-process, interrupting',
    'boundary, interrupting',
    'intermediate, throwing',
    'end',
  ],
  conditional: WAITED_FOR,
  link: ['intermediate, catching', 'intermediate, throwing'],
  signal: EVERY,
  terminate: ['end'],
  multiple: EVERY,
  'parallel multiple': WAITED_FOR,
};

/** All 63 pairs of type and position that the standard allows. */
export const legalPairs: readonly EventPair[] = EVENT_TYPES.flatMap((type) =>
  LEGAL[type].map((position) => ({ type, position })),
);

export function typeOf(event: EventNode): EventType {
  if (event.definitions.length > 1) return event.parallelMultiple === true ? 'parallel multiple' : 'multiple';
  return event.definitions[0]?.kind ?? 'none';
}

export function positionOf(process: ExecutableProcess, event: EventNode): EventPosition {
  switch (event.position) {
    case 'start':
      if (process.nodes.get(event.scopeId)?.elementType !== 'EVENT_SUB_PROCESS') return 'start of a process';
      return event.interrupting
        ? 'start of an event sub-process, interrupting'
        : 'start of an event sub-process, not interrupting';
    case 'catch':
      return 'intermediate, catching';
    case 'boundary':
      return event.interrupting ? 'boundary, interrupting' : 'boundary, not interrupting';
    case 'throw':
      return 'intermediate, throwing';
    case 'end':
      return 'end';
  }
}
