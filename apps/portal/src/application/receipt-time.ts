import type { Draft } from '@vorgang/casework';

/** Enough to load the page again, to write the code down or to print it. */
export const receiptMinutes = 15;

/**
 * Whether the draft was sent so long ago that its cookie shows and opens nothing any more: it stays in the browser, also
 * in that of a library, and the receipt names the access code. Who wrote the code down comes in with it.
 */
export function isReceiptOver({ sentAt }: Draft, now: number): boolean {
  return sentAt !== null && now - sentAt.getTime() >= receiptMinutes * 60_000;
}
