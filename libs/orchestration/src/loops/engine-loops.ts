import { advanceBatchOperations } from '../batch-operations/advance-batch-operations.js';
import type { EngineRuntime } from '../engine-runtime.js';
import type { Signal } from '../notifications/signal.js';
import { deliverWaitingCommands } from '../outbox/deliver-waiting-commands.js';
import { reconcile } from '../reconcile/reconcile.js';
import { removeExpiredInstances } from '../retention/remove-expired-instances.js';
import { fireDueTimers } from '../timers/fire-due-timers.js';
import { fireTimer } from '../timers/fire-timer.js';
import { Loop } from './loop.js';

/** The loops that every node runs; locks and SKIP LOCKED share the work between nodes. */
export class EngineLoops {
  private readonly timers: Loop;
  private readonly outbox: Loop;
  private readonly reconciler: Loop;
  private readonly batchOperations: Loop;
  private readonly expiry: Loop;
  private readonly stopListening: () => void;
  private earliestTimer = Infinity;

  constructor(private readonly runtime: EngineRuntime) {
    const { logger } = runtime;
    this.timers = new Loop({ name: 'timers', logger, round: () => this.timerRound() });
    this.outbox = new Loop({ name: 'outbox', logger, round: () => deliverWaitingCommands(runtime) });
    this.reconciler = new Loop({ name: 'reconciler', logger, round: () => reconcile(runtime) });
    this.batchOperations = new Loop({
      name: 'batch-operations',
      logger,
      round: () => advanceBatchOperations(runtime),
    });
    this.expiry = new Loop({
      name: 'history-expiry',
      logger,
      round: () => removeExpiredInstances(runtime),
    });
    this.stopListening = runtime.clock.onJump(() => this.wake());
  }

  onSignal(signal: Signal): void {
    switch (signal.kind) {
      case 'timerScheduled':
        // Later ones than the next are found when that one fires.
        if (signal.dueAt < this.earliestTimer) this.timers.wake();
        return;
      case 'outboxFilled':
        this.outbox.wake();
        return;
      case 'batchOperationOpen':
        this.batchOperations.wake();
        return;
      default:
        return;
    }
  }

  wake(): void {
    this.timers.wake();
    this.outbox.wake();
    this.reconciler.wake();
    this.batchOperations.wake();
    this.expiry.wake();
  }

  async close(): Promise<void> {
    this.stopListening();
    await Promise.all([
      this.timers.close(),
      this.outbox.close(),
      this.reconciler.close(),
      this.batchOperations.close(),
      this.expiry.close(),
    ]);
  }

  private async timerRound(): Promise<number> {
    this.earliestTimer = Infinity;
    const pause = await fireDueTimers(this.runtime, (timer) => fireTimer(this.runtime, timer));
    this.earliestTimer = this.runtime.clock.now() + pause;
    return pause;
  }
}
