import { useEffect, useSyncExternalStore } from 'react';
import { Dialog } from '../ui/dialog.js';
import { ProofForm } from './proof-form.js';
import { proofQuestion } from './proving-again.js';

/** Asks for the password where an act needs it, whatever the page. */
export function ProveAgainDialog() {
  const isOpen = useSyncExternalStore(
    (listener) => proofQuestion.subscribe(listener),
    () => proofQuestion.isOpen(),
  );
  // Who signs in after this person's session has ended is not asked for the act of somebody else.
  useEffect(() => () => proofQuestion.answer(false), []);
  if (!isOpen) return null;
  return (
    <Dialog title="Bitte weisen Sie sich noch einmal aus" isOpen onClose={() => proofQuestion.answer(false)}>
      <ProofForm onProved={() => proofQuestion.answer(true)} />
    </Dialog>
  );
}
