import { useState } from 'react';
import { ConfirmCode } from './confirm-code.js';
import { ProvePassword } from './prove-password.js';
import { RecoveryCodes } from './recovery-codes.js';
import type { BegunSecondFactor } from './second-factor-queries.js';

/** The way to a second factor: password, app, recovery codes. */
export function SetUpSecondFactor({ onDone }: { readonly onDone: () => void }) {
  const [begun, setBegun] = useState<BegunSecondFactor | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (begun !== null) return <ConfirmCode begun={begun} onConfirmed={setCodes} />;
  return <ProvePassword onBegun={setBegun} />;
}
