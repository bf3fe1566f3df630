import {
  all,
  boundary,
  onCondition,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  onTimer,
  type Piece,
} from './model-builder.js';

export const boundaryKinds = [
  'none',
  'none',
  'none',
  'timer',
  'cron',
  'cycle',
  'message',
  'openMessage',
  'error',
  'anyError',
  'signal',
  'openSignal',
  'escalation',
  'anyEscalation',
  'condition',
  'openCondition',
  'multiple',
  'openAllOf',
] as const;

export type BoundaryKind = (typeof boundaryKinds)[number];

/** A boundary event of the kind at the activity. */
export function randomBoundaryEvent(eventId: string, id: string, kind: Exclude<BoundaryKind, 'none'>): Piece {
  const open = { interrupting: false };
  switch (kind) {
    case 'timer':
      return boundary(eventId, id, onTimer('duration', 'P1D'));
    case 'cron':
      return boundary(eventId, id, onTimer('cycle', '0 0 9 * * MON-FRI'), open);
    case 'cycle':
      return boundary(eventId, id, onTimer('cycle', 'R3/PT1H'), open);
    case 'message':
      return boundary(eventId, id, onMessage('stop'));
    case 'openMessage':
      return boundary(eventId, id, onMessage('note'), { ...open, outputs: { note: '=x' } });
    case 'error':
      return boundary(eventId, id, onError('E1', { errorCodeVariable: 'code' }));
    case 'anyError':
      return boundary(eventId, id, onError());
    case 'signal':
      return boundary(eventId, id, onSignal('alarm'));
    case 'openSignal':
      return boundary(eventId, id, onSignal('alarm'), open);
    case 'escalation':
      return boundary(eventId, id, onEscalation('E1'), open);
    case 'anyEscalation':
      return boundary(eventId, id, onEscalation());
    case 'condition':
      return boundary(eventId, id, onCondition('x = 7'));
    case 'openCondition':
      return boundary(eventId, id, onCondition('x > 5'), open);
    case 'multiple':
      return boundary(eventId, id, [onMessage('stop'), onSignal('alarm'), onTimer('duration', 'PT2H')]);
    case 'openAllOf':
      return boundary(eventId, id, all(onSignal('alarm'), onMessage('note')), open);
  }
}
