import type { LiveEvent, LiveHint, LiveSubscription } from '../contract.js';

/** Events kept for views that reconnect. */
const KEPT = 2_000;

interface Listener {
  readonly tenantId: string;
  readonly call: (event: LiveEvent) => void;
}

/** Hands hints to live views and keeps the last ones, so that a view that reconnects misses none. */
export class LiveHints {
  private readonly kept: LiveEvent[] = [];
  private readonly listeners = new Set<Listener>();
  private last = 0;

  /** @param origin names this process: ids of another one, or of a former run, are not ours */
  constructor(private readonly origin: string) {}

  emit(hint: LiveHint): void {
    this.last += 1;
    const event: LiveEvent = { id: `${this.origin}-${this.last}`, hint };
    this.kept.push(event);
    if (this.kept.length > KEPT * 2) this.kept.splice(0, KEPT);
    for (const listener of this.listeners) if (listener.tenantId === hint.tenantId) listener.call(event);
  }

  subscribe(tenantId: string, call: (event: LiveEvent) => void, lastEventId?: string): LiveSubscription {
    const missed = lastEventId === undefined ? [] : this.since(lastEventId);
    for (const event of missed ?? []) if (event.hint.tenantId === tenantId) call(event);
    const listener: Listener = { tenantId, call };
    this.listeners.add(listener);
    return { complete: missed !== null, unsubscribe: () => void this.listeners.delete(listener) };
  }

  /** Events after the given one; null when it is not known here (any more). */
  private since(id: string): readonly LiveEvent[] | null {
    const place = id.lastIndexOf('-');
    const number = Number(id.slice(place + 1));
    if (id.slice(0, place) !== this.origin || !Number.isInteger(number) || number > this.last) return null;
    const firstKept = this.last - this.kept.length + 1;
    if (number + 1 < firstKept) return null;
    return this.kept.slice(number + 1 - firstKept);
  }
}
