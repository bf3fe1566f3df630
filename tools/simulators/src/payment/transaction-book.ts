import { randomUUID } from 'node:crypto';
import { openJournal } from '../journal.js';
import type { Transaction, TransactionRequest, TransactionState } from './transaction.js';

export type CreateOutcome =
  | { readonly kind: 'created' | 'repeated'; readonly transaction: Transaction }
  | { readonly kind: 'conflict' };

/** All transactions of the simulated payment service, kept in a journal. */
export class TransactionBook {
  private readonly journal;
  private readonly byId = new Map<string, Transaction>();
  private readonly idByKey = new Map<string, string>();

  constructor(folder: string) {
    this.journal = openJournal<Transaction>(folder, 'transactions');
    for (const entry of this.journal.entries()) this.remember(entry);
  }

  /** The same key gives the same transaction; the same key with another request is a conflict. */
  create(idempotencyKey: string, request: TransactionRequest): CreateOutcome {
    const known = this.find(this.idByKey.get(idempotencyKey) ?? '');
    if (known !== undefined) {
      return isSame(known, request) ? { kind: 'repeated', transaction: known } : { kind: 'conflict' };
    }
    const transaction: Transaction = {
      ...request,
      transactionId: randomUUID(),
      idempotencyKey,
      state: 'OPEN',
      createdAt: new Date().toISOString(),
    };
    return { kind: 'created', transaction: this.record(transaction) };
  }

  find(transactionId: string): Transaction | undefined {
    return this.byId.get(transactionId);
  }

  all(): readonly Transaction[] {
    return [...this.byId.values()];
  }

  /** Only an open transaction changes; any other is answered as it is. */
  change(transactionId: string, state: Exclude<TransactionState, 'OPEN'>): Transaction | undefined {
    const transaction = this.find(transactionId);
    if (transaction === undefined || transaction.state !== 'OPEN') return transaction;
    const paidAt = state === 'PAID' ? new Date().toISOString() : undefined;
    return this.record({ ...transaction, state, paidAt });
  }

  private record(transaction: Transaction): Transaction {
    this.journal.append(transaction);
    this.remember(transaction);
    return transaction;
  }

  private remember(transaction: Transaction): void {
    this.byId.set(transaction.transactionId, transaction);
    this.idByKey.set(transaction.idempotencyKey, transaction.transactionId);
  }
}

function isSame(transaction: Transaction, request: TransactionRequest): boolean {
  return (
    transaction.amountCents === request.amountCents &&
    transaction.purpose === request.purpose &&
    transaction.reference === request.reference
  );
}
