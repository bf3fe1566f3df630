import { expect, test } from 'vitest';
import type { LiveEvent, LiveHint } from '../contract.js';
import { LiveHints } from './live-hints.js';

const hint = (tenantId: string, key: string): LiveHint => ({ tenantId, kind: 'userTask', key });

test('a view hears the hints of its tenant only, until it unsubscribes', () => {
  const hints = new LiveHints('node');
  const heard: string[] = [];
  const subscription = hints.subscribe('nord', (event) => heard.push(event.hint.key));
  hints.emit(hint('nord', '1'));
  hints.emit(hint('sued', '2'));
  subscription.unsubscribe();
  hints.emit(hint('nord', '3'));
  expect(heard).toEqual(['1']);
});

test('a view that reconnects gets what happened since its last event', () => {
  const hints = new LiveHints('node');
  const first: LiveEvent[] = [];
  hints.subscribe('nord', (event) => first.push(event));
  hints.emit(hint('nord', '1'));
  hints.emit(hint('nord', '2'));
  hints.emit(hint('nord', '3'));
  const resumed: string[] = [];
  const subscription = hints.subscribe('nord', (event) => resumed.push(event.hint.key), first[0]!.id);
  expect(subscription.complete).toBe(true);
  expect(resumed).toEqual(['2', '3']);
});

test('a view whose last event is of another run, or too old, is told to read everything again', () => {
  const hints = new LiveHints('node');
  expect(hints.subscribe('nord', () => undefined, 'former-7').complete).toBe(false);
  for (let count = 0; count < 10_000; count += 1) hints.emit(hint('nord', String(count)));
  expect(hints.subscribe('nord', () => undefined, 'node-1').complete).toBe(false);
});
