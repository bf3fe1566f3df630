/** What a citizen sees of a case: the six states of the central mailbox (ZBP `status_v6`). */
export type PublicStatus =
  'INITIATED' | 'SUBMITTED' | 'RECEIVED' | 'PROCESSING' | 'ACTION_REQUIRED' | 'COMPLETED';

const STATUSES: readonly PublicStatus[] = [
  'INITIATED',
  'SUBMITTED',
  'RECEIVED',
  'PROCESSING',
  'ACTION_REQUIRED',
  'COMPLETED',
];

/** What a step of the model says about itself to the citizen (`zeebe:properties`). */
export interface PublicStep {
  readonly status: PublicStatus;
  /** `vorgang:statusText`, in plain German. */
  readonly text: string;
  /** `vorgang:nextText`: what happens after this step. */
  readonly nextText?: string;
  /** `vorgang:expectedTime`: how long this step usually takes, in words. */
  readonly expectedTime?: string;
}

/** Reads a step's public words from its properties; null where it has none and stays inside the authority. */
export function publicStep(properties: Readonly<Record<string, string>>): PublicStep | null {
  const status = STATUSES.find((candidate) => candidate === properties['vorgang:publicStatus']);
  const text = properties['vorgang:statusText'];
  if (status === undefined || !text) return null;
  return {
    status,
    text,
    nextText: properties['vorgang:nextText'],
    expectedTime: properties['vorgang:expectedTime'],
  };
}

/** Which of several active steps the citizen is told: what waits for them comes first. */
export function mostUrgent(steps: readonly PublicStep[]): PublicStep | null {
  const order: readonly PublicStatus[] = [
    'ACTION_REQUIRED',
    'PROCESSING',
    'RECEIVED',
    'SUBMITTED',
    'INITIATED',
    'COMPLETED',
  ];
  for (const status of order) {
    const step = steps.findLast((candidate) => candidate.status === status);
    if (step) return step;
  }
  return null;
}
