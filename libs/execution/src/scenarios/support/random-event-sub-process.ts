import {
  eventStart,
  eventSubProcess,
  onCondition,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  onTimer,
  path,
  userTask,
  type Part,
  type Piece,
} from './model-builder.js';

export const handlerKinds = [
  'none',
  'none',
  'none',
  'none',
  'message',
  'openMessage',
  'timer',
  'cycle',
  'error',
  'anyError',
  'signal',
  'openSignal',
  'escalation',
  'openEscalation',
  'condition',
  'openCondition',
] as const;

export type HandlerKind = (typeof handlerKinds)[number];

/** An event sub-process of the kind, with a task in it. */
export function randomEventSubProcess(id: string, kind: HandlerKind): readonly Piece[] {
  if (kind === 'none') return [];
  const startId = `${id}-start`;
  return [
    eventSubProcess(id, [startEvent(startId, kind), userTask(`${id}-task`), path(startId, `${id}-task`)]),
  ];
}

function startEvent(id: string, kind: Exclude<HandlerKind, 'none'>): Part {
  const open = { interrupting: false };
  switch (kind) {
    case 'message':
      return eventStart(id, onMessage('handle'));
    case 'openMessage':
      return eventStart(id, onMessage('handle'), open);
    case 'timer':
      return eventStart(id, onTimer('date', '2026-02-04T08:00:00Z'));
    case 'cycle':
      return eventStart(id, onTimer('cycle', 'R2/PT1H'), open);
    case 'error':
      return eventStart(id, onError('E1'));
    case 'anyError':
      return eventStart(id, onError());
    case 'signal':
      return eventStart(id, onSignal('alarm'));
    case 'openSignal':
      return eventStart(id, onSignal('alarm'), open);
    case 'escalation':
      return eventStart(id, onEscalation('E1'));
    case 'openEscalation':
      return eventStart(id, onEscalation(), open);
    case 'condition':
      return eventStart(id, onCondition('x = 6'));
    case 'openCondition':
      return eventStart(id, onCondition('x > 5'), open);
  }
}
