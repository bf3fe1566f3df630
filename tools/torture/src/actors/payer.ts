import { openJournal, type Transaction } from '@vorgang/simulators';

/** Pays every open transaction at the simulated payment service until told to stop; some are paid twice by impatience. */
export function startPayer(paymentUrl: string, paymentFolder: string): { stop(): Promise<void> } {
  const journal = openJournal<Transaction>(paymentFolder, 'transactions');
  const paid = new Set<string>();
  let stopped = false;
  const running = (async () => {
    while (!stopped) {
      for (const { transactionId } of journal.entries()) {
        if (paid.has(transactionId)) continue;
        if (!(await confirm(paymentUrl, transactionId))) continue;
        paid.add(transactionId);
        if (paid.size % 3 === 0) await confirm(paymentUrl, transactionId);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

/** Whether the service took the payment; a person whose page does not load tries again. */
async function confirm(paymentUrl: string, transactionId: string): Promise<boolean> {
  try {
    await fetch(`${paymentUrl}/pay/${transactionId}/confirm`, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    return true;
  } catch {
    return false;
  }
}
