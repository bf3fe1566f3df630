export type TransactionState = 'OPEN' | 'PAID' | 'CANCELED';

/** What an authority asks the payment service to collect. */
export interface TransactionRequest {
  readonly amountCents: number;
  readonly purpose: string;
  /** The authority's own reference; comes back in the notification. */
  readonly reference: string;
  /** Where the payer's browser goes afterwards. */
  readonly returnUrl: string;
}

export interface Transaction extends TransactionRequest {
  readonly transactionId: string;
  readonly idempotencyKey: string;
  readonly state: TransactionState;
  readonly createdAt: string;
  readonly paidAt?: string;
}
