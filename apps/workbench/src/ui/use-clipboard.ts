import { useState } from 'react';

/** Copies a text. `outcome` stays null until it was tried. */
export function useClipboard(text: string): {
  readonly copy: () => void;
  readonly outcome: 'copied' | 'refused' | null;
} {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // Browsers may forbid it, and have no clipboard where the page came without TLS.
      setOutcome('refused');
    }
  }
  return { copy: () => void copy(), outcome };
}
