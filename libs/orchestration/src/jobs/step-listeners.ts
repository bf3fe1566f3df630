import type { JobKey, ProcessInstanceKey } from '@vorgang/execution';

/** What wants to know when process instances have moved, wherever the step ran. */
export interface StepListener {
  /** The instance has made a step. */
  onStep(processInstanceKey: ProcessInstanceKey): void;
  /** A step of this node has ended whatever activation the job had. */
  onReleased(jobKey: JobKey): void;
  /** Time has passed or jumped, or news may have been lost. */
  onLookAgain(): void;
}

/** Tells listeners of committed steps. Losing one only costs time: they are told to look again every few seconds. */
export class StepListeners {
  private readonly listeners = new Set<StepListener>();

  /** Answers how to stop listening. */
  subscribe(listener: StepListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  stepped(processInstanceKey: ProcessInstanceKey): void {
    for (const listener of this.listeners) listener.onStep(processInstanceKey);
  }

  released(jobKey: JobKey): void {
    for (const listener of this.listeners) listener.onReleased(jobKey);
  }

  lookAgain(): void {
    for (const listener of this.listeners) listener.onLookAgain();
  }
}
