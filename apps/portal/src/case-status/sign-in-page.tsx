import { Button, ErrorSummary, Heading, Paragraph } from '@vorgang/web-ui';
import type { CountyProfile } from '../county-profile.js';
import { PortalPage } from '../layout/portal-page.js';
import { TextInputRow } from '../layout/text-field.js';

export interface SignInError {
  readonly inputName: 'aktenzeichen' | 'zugangscode';
  readonly message: string;
}

/** Asks for file number and access code. Both may be pasted (WCAG 3.3.8). */
export function SignInPage(props: {
  readonly county: CountyProfile;
  readonly fileNumber: string;
  readonly errors: readonly SignInError[];
}) {
  const errorOf = (name: SignInError['inputName']) =>
    props.errors.find((error) => error.inputName === name)?.message;
  return (
    <PortalPage
      county={props.county}
      title="Stand meines Antrags"
      path="/vorgang"
      hasErrors={props.errors.length > 0}
    >
      <ErrorSummary errors={props.errors} />
      <Heading level={1}>Stand meines Antrags</Heading>
      <Paragraph>Beide Angaben haben Sie nach dem Absenden des Antrags bekommen.</Paragraph>
      <form className="vorgang-form" method="post" action="/vorgang" noValidate>
        <TextInputRow
          name="aktenzeichen"
          label="Aktenzeichen"
          hint="Zum Beispiel IfSG-2026-000123"
          value={props.fileNumber}
          error={errorOf('aktenzeichen')}
        />
        <TextInputRow
          name="zugangscode"
          label="Zugangscode"
          hint="12 Zeichen, zum Beispiel ABCD-2345-EFGH. Striche und Leerzeichen sind egal."
          error={errorOf('zugangscode')}
        />
        <Button>Stand ansehen</Button>
      </form>
      <section className="portal-section">
        <Heading level={2}>Sie finden den Zugangscode nicht mehr?</Heading>
        <Paragraph>
          Wir können ihn nicht noch einmal nennen. Rufen Sie uns an: {props.county.phone}. Halten Sie Ihr
          Aktenzeichen bereit.
        </Paragraph>
      </section>
    </PortalPage>
  );
}
