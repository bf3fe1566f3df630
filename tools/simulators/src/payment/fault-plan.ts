/** How the payment service misbehaves on the next requests: it answers an error, never answers, or refuses the payment. */
export type PaymentFault = 'error' | 'timeout' | 'refuse';

/** Faults in the order in which they will happen, one per creation of a transaction. */
export class FaultPlan {
  private planned: PaymentFault[] = [];

  plan(faults: readonly PaymentFault[]): void {
    this.planned = [...faults];
  }

  next(): PaymentFault | undefined {
    return this.planned.shift();
  }
}

/** Reads a list of faults from a request; null where it is not one. */
export function readFaults(body: unknown): readonly PaymentFault[] | null {
  if (typeof body !== 'object' || body === null || !('faults' in body) || !Array.isArray(body.faults))
    return null;
  const faults: readonly unknown[] = body.faults;
  return faults.every(isFault) ? faults : null;
}

function isFault(value: unknown): value is PaymentFault {
  return value === 'error' || value === 'timeout' || value === 'refuse';
}
