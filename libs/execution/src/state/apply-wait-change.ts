import type {
  ConditionChange,
  JobChange,
  MessageChange,
  SignalChange,
  TimerChange,
} from '../changes/change.js';
import type { JobKey } from '../keys.js';
import type { ElementInstance, Wait } from './execution-state.js';
import { requireInstance } from './require-instance.js';
import type { StateDraft } from './state-draft.js';

type JobCreated = Extract<JobChange, { readonly kind: 'jobCreated' }>;

export function applyJobChange(draft: StateDraft, change: JobChange): void {
  const instance = requireInstance(draft, change.elementInstanceKey);
  switch (change.kind) {
    case 'jobCreated':
      return addJob(draft, instance, change);
    case 'jobCompleted':
    case 'jobCanceled':
      return removeWait(draft, instance, (wait) => wait.kind === 'job' && wait.jobKey === change.jobKey);
    case 'jobErrorThrown':
      // An error that nothing catches leaves the job in place, for the operator to try again.
      if (!change.caught) return;
      return removeWait(draft, instance, (wait) => wait.kind === 'job' && wait.jobKey === change.jobKey);
    case 'jobFailed':
      return setRetries(draft, instance, change, change.failures);
    case 'jobRetriesUpdated':
      return setRetries(draft, instance, change);
  }
}

export function applyTimerChange(draft: StateDraft, change: TimerChange): void {
  const instance = requireInstance(draft, change.elementInstanceKey);
  switch (change.kind) {
    case 'timerScheduled':
      return addEventWait(draft, instance, {
        kind: 'timer',
        timerKey: change.timerKey,
        eventId: change.eventId,
        dueAt: change.dueAt,
        repetitions: change.repetitions,
        ...(change.cycle === undefined ? {} : { cycle: change.cycle }),
      });
    case 'timerTriggered':
    case 'timerCanceled':
      return removeWait(
        draft,
        instance,
        (wait) => wait.kind === 'timer' && wait.timerKey === change.timerKey,
      );
  }
}

export function applyMessageChange(draft: StateDraft, change: MessageChange): void {
  const instance = requireInstance(draft, change.elementInstanceKey);
  switch (change.kind) {
    case 'messageSubscriptionOpened':
      return addEventWait(draft, instance, {
        kind: 'message',
        subscriptionKey: change.subscriptionKey,
        eventId: change.eventId,
        messageName: change.messageName,
        correlationKey: change.correlationKey,
      });
    case 'messageCorrelated':
      if (!change.closed) return;
      return removeSubscription(draft, instance, change.subscriptionKey);
    case 'messageSubscriptionClosed':
      return removeSubscription(draft, instance, change.subscriptionKey);
  }
}

export function applySignalChange(
  draft: StateDraft,
  change: Exclude<SignalChange, { readonly kind: 'signalThrown' }>,
): void {
  const instance = requireInstance(draft, change.elementInstanceKey);
  const isMeant = (wait: Wait) => wait.kind === 'signal' && wait.subscriptionKey === change.subscriptionKey;
  switch (change.kind) {
    case 'signalSubscriptionOpened':
      return addEventWait(draft, instance, {
        kind: 'signal',
        subscriptionKey: change.subscriptionKey,
        eventId: change.eventId,
        signalName: change.signalName,
      });
    case 'signalCaught':
      if (!change.closed) return;
      return removeWait(draft, instance, isMeant);
    case 'signalSubscriptionClosed':
      return removeWait(draft, instance, isMeant);
  }
}

export function applyConditionChange(draft: StateDraft, change: ConditionChange): void {
  const instance = requireInstance(draft, change.elementInstanceKey);
  const isMeant = (wait: Wait) => wait.kind === 'condition' && wait.conditionKey === change.conditionKey;
  switch (change.kind) {
    case 'conditionSubscriptionOpened':
      return addEventWait(draft, instance, {
        kind: 'condition',
        conditionKey: change.conditionKey,
        eventId: change.eventId,
        definition: change.definition,
        fulfilled: false,
      });
    case 'conditionFulfilled':
    case 'conditionLapsed': {
      const fulfilled = change.kind === 'conditionFulfilled';
      const waits = instance.waits.map((wait) =>
        wait.kind === 'condition' && isMeant(wait) ? { ...wait, fulfilled } : wait,
      );
      return draft.putInstance({ ...instance, waits });
    }
    case 'conditionSubscriptionClosed':
      return removeWait(draft, instance, isMeant);
  }
}

/** The job of a listener is no work of the element: it does not make it active. */
function addJob(draft: StateDraft, instance: ElementInstance, change: JobCreated): void {
  const { jobKey, retries, listener } = change;
  if (listener === undefined) return addOwnWait(draft, instance, { kind: 'job', jobKey, retries });
  draft.putInstance({ ...instance, waits: [...instance.waits, { kind: 'job', jobKey, retries, listener }] });
}

/** A wait for the element's own work: with it the element is active. */
export function addOwnWait(draft: StateDraft, instance: ElementInstance, wait: Wait): void {
  const phase = instance.phase === 'ACTIVATING' ? 'ACTIVE' : instance.phase;
  draft.putInstance({ ...instance, phase, waits: [...instance.waits, wait] });
}

/** A wait for an event: for the element's own, or for one on its boundary, which does not make it active. */
function addEventWait(
  draft: StateDraft,
  instance: ElementInstance,
  wait: Extract<Wait, { readonly eventId: string }>,
): void {
  // An event-based gateway waits for nothing but the events behind it.
  const isOwn = wait.eventId === instance.elementId || instance.elementType === 'EVENT_BASED_GATEWAY';
  if (isOwn) return addOwnWait(draft, instance, wait);
  draft.putInstance({ ...instance, waits: [...instance.waits, wait] });
}

function removeSubscription(draft: StateDraft, instance: ElementInstance, subscriptionKey: string): void {
  removeWait(draft, instance, (wait) => wait.kind === 'message' && wait.subscriptionKey === subscriptionKey);
}

export function removeWait(
  draft: StateDraft,
  instance: ElementInstance,
  matches: (wait: Wait) => boolean,
): void {
  draft.putInstance({ ...instance, waits: instance.waits.filter((wait) => !matches(wait)) });
}

/** New retries begin a new count of failures. */
function setRetries(
  draft: StateDraft,
  instance: ElementInstance,
  { jobKey, retries }: { readonly jobKey: JobKey; readonly retries: number },
  failures?: number,
): void {
  const waits = instance.waits.map((wait): Wait => {
    if (wait.kind !== 'job' || wait.jobKey !== jobKey) return wait;
    const { failures: _before, ...job } = wait;
    return { ...job, retries, ...(failures === undefined ? {} : { failures }) };
  });
  draft.putInstance({ ...instance, waits });
}
