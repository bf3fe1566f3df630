import type { Change, MessageSubscriptionKey } from '@vorgang/execution';
import type { CommittedStep } from './commands/step-request.js';
import type { EngineRuntime } from './engine-runtime.js';
import { goOnAfterResumption } from './instances/go-on-after-resumption.js';
import { errorText } from './logging/logger.js';
import { correlateOpenedSubscriptions } from './messages/correlate-stored-message.js';
import { startNextByMessage } from './messages/start-next-by-message.js';
import { signalsOfStep } from './notifications/signals-of-step.js';

/**
 * What follows a commit. All of it is a matter of speed: the reconciler does what a crash leaves out here.
 */
export class AfterCommit {
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly runtime: () => EngineRuntime) {}

  committed(step: CommittedStep): void {
    const runtime = this.runtime();
    runtime.signals.publish(signalsOfStep(step));
    runtime.workHints.ofStep(step);
    for (const change of step.changes) {
      if (endsActivation(change)) runtime.stepListeners.released(change.jobKey);
    }
    const opened = openedSubscriptions(step);
    const { tenantId, processInstanceKey, status } = step.state;
    if (opened.length > 0) this.follow(correlateOpenedSubscriptions(runtime, tenantId, opened));
    const hasEnded = status === 'COMPLETED' || status === 'TERMINATED';
    if (hasEnded && step.definition.startsByMessage) {
      this.follow(startNextByMessage(runtime, tenantId, processInstanceKey));
    }
    if (step.changes.some(({ kind }) => kind === 'processInstanceResumed')) {
      this.follow(goOnAfterResumption(runtime, step.state));
    }
  }

  /** Resolves when nothing that follows a commit is under way. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  private follow(work: Promise<void>): void {
    const followed = work
      .catch((error: unknown) =>
        this.runtime().logger.warn('buffered-messages-not-matched', { reason: errorText(error) }),
      )
      .finally(() => this.underWay.delete(followed));
    this.underWay.add(followed);
  }
}

function endsActivation(
  change: Change,
): change is Extract<Change, { kind: 'jobCompleted' | 'jobFailed' | 'jobErrorThrown' | 'jobCanceled' }> {
  switch (change.kind) {
    case 'jobCompleted':
    case 'jobFailed':
    case 'jobErrorThrown':
    case 'jobCanceled':
      return true;
    default:
      return false;
  }
}

function openedSubscriptions(step: CommittedStep): readonly MessageSubscriptionKey[] {
  const opened: MessageSubscriptionKey[] = [];
  for (const change of step.changes) {
    if (change.kind === 'messageSubscriptionOpened') opened.push(change.subscriptionKey);
  }
  return opened;
}
