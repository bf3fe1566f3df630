import { useMutation } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { countOf, formatPrecise } from '../ui/format.js';
import { ProblemMessage } from '../ui/problem-message.js';

/** Lets the server recompute the hash chain of the case and says what it found. */
export function VerifyChain({ caseId }: { readonly caseId: string }) {
  const verify = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/audit/cases/{caseId}/verify', { params: { path: { caseId } } })),
  });
  return (
    <section className="panel" aria-labelledby="verify-title">
      <h2 className="kern-heading-small" id="verify-title">
        Unversehrtheit
      </h2>
      <p className="kern-body">
        Jeder Eintrag trägt eine Prüfsumme über sich und seinen Vorgänger. Wird nachträglich etwas geändert,
        gelöscht oder eingefügt, passt die Kette nicht mehr.
      </p>
      <div>
        <Button small busy={verify.isPending} onClick={() => verify.mutate()}>
          Verlauf prüfen
        </Button>
      </div>
      <div role="status">
        {verify.error && <ProblemMessage error={verify.error} />}
        {verify.data && <Result verification={verify.data} />}
      </div>
    </section>
  );
}

function Result({ verification }: { readonly verification: Schemas['ChainVerification'] }) {
  const checked = `${countOf(verification.checkedSteps, 'Eintrag', 'Einträge')} der Kette geprüft am ${formatPrecise(verification.checkedAt)}.`;
  if (verification.intact) {
    return (
      <Alert kind="success" title="Der Verlauf ist unverändert">
        <p className="kern-body">{checked}</p>
        <p className="kern-body">{coveredText(verification)}</p>
        <p className="kern-body kern-body--muted">
          Letzte Prüfsumme: <code className="value">{verification.lastHash}</code>
        </p>
      </Alert>
    );
  }
  return (
    <Alert kind="danger" title={brokenTitle(verification.brokenSequence)}>
      <p className="kern-body">{checked}</p>
      {verification.fault && <p className="kern-body">{faultText(verification.fault)}</p>}
    </Alert>
  );
}

/** What has no checkpoint so far could be made anew by somebody with all rights on the database. */
function coveredText({ coveredSteps, checkedSteps }: Schemas['ChainVerification']): string {
  if (coveredSteps === 0) return 'Für diesen Verlauf gibt es noch keinen unterschriebenen Prüfpunkt.';
  if (coveredSteps >= checkedSteps)
    return 'Alle Einträge sind durch einen unterschriebenen Prüfpunkt gesichert.';
  return `Die Einträge bis Nummer ${coveredSteps} sind durch einen unterschriebenen Prüfpunkt gesichert, die neueren folgen in Kürze.`;
}

function brokenTitle(sequence: number | null): string {
  return sequence === null
    ? 'Der Verlauf wurde verändert'
    : `Der Verlauf wurde verändert: Eintrag ${sequence}`;
}

function faultText(fault: NonNullable<Schemas['ChainVerification']['fault']>): string {
  switch (fault) {
    case 'sequence':
      return 'Ein Eintrag fehlt, ist doppelt oder steht an falscher Stelle.';
    case 'hash':
    case 'owner':
    case 'format':
    case 'payload':
      return 'Der Inhalt des Eintrags passt nicht zu seiner Prüfsumme.';
    case 'commitment':
      return 'Die festgehaltenen Werte passen nicht zu ihrer Prüfsumme.';
    case 'personalPartMissing':
      return 'Die festgehaltenen Werte fehlen, ohne dass eine Löschung vermerkt ist.';
    case 'tail':
      return 'Am Ende fehlen Einträge, oder es wurden welche angefügt.';
    case 'checkpoint':
      return 'Der Eintrag ist ein anderer als der, für den ein Prüfpunkt unterschrieben wurde.';
    case 'historyMissing':
    case 'instanceMissing':
      return 'Zum Vorgang fehlen die aufgezeichneten Daten.';
    case 'replay':
    case 'state':
      return 'Der gespeicherte Stand des Vorgangs folgt nicht aus seinem Verlauf.';
  }
}
