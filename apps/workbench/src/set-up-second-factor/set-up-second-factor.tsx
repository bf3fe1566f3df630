import { useState, type ReactNode } from 'react';
import { ConfirmCode } from './confirm-code.js';
import { ProvePassword } from './prove-password.js';
import { RecoveryCodes } from './recovery-codes.js';
import type { BegunSecondFactor } from './second-factor-queries.js';

/** The way to a second factor: password, app, recovery codes. */
export function SetUpSecondFactor({
  introduction,
  heading,
  onConfirmed,
  onDone,
}: {
  /** Why it is set up; gone when it is. */
  readonly introduction: ReactNode;
  /** Level of the heading of the recovery codes on this page. */
  readonly heading: 'h2' | 'h3';
  /** The second factor holds, and the recovery codes are still to be read. */
  readonly onConfirmed?: () => void;
  readonly onDone: () => void;
}) {
  const [begun, setBegun] = useState<BegunSecondFactor | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) return <RecoveryCodes codes={codes} heading={heading} onDone={onDone} />;

  function confirmed(recoveryCodes: readonly string[]) {
    onConfirmed?.();
    setCodes(recoveryCodes);
  }

  return (
    <>
      {introduction}
      {begun === null ? (
        <ProvePassword onBegun={setBegun} />
      ) : (
        <ConfirmCode begun={begun} onConfirmed={confirmed} />
      )}
    </>
  );
}
