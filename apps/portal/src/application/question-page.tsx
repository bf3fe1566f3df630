import type { FieldError, FormPart, RawAnswers } from '@vorgang/forms';
import type { Service } from '@vorgang/services';
import {
  BackLink,
  Button,
  ErrorSummary,
  FormFields,
  Heading,
  isQuestionHeading,
  Paragraph,
  Progress,
} from '@vorgang/web-ui';
import type { CountyProfile } from '../county-profile.js';
import { longDate } from '../layout/formats.js';
import { PortalPage } from '../layout/portal-page.js';
import type { PagePosition } from './application.service.js';

/** Name of the hidden field that leads back to the summary after a change. */
export const RETURN_FIELD = '_zurueck';

/** One question of the form. */
export function QuestionPage(props: {
  readonly county: CountyProfile;
  readonly service: Service;
  readonly position: PagePosition;
  readonly parts: readonly FormPart[];
  readonly raw: RawAnswers;
  readonly errors: readonly FieldError[];
  readonly expiresAt: Date;
  /** The citizen came from the summary and goes back there. */
  readonly returns: boolean;
}) {
  const { position, service } = props;
  const path = `/dienste/${service.id}`;
  const back = props.returns
    ? `${path}/pruefen`
    : position.previousPageId === null
      ? path
      : `${path}/antrag/${encodeURIComponent(position.previousPageId)}`;
  return (
    <PortalPage
      county={props.county}
      title={`${position.page.title} – ${service.title.de}`}
      hasErrors={props.errors.length > 0}
    >
      <BackLink href={back} />
      <Progress step={position.step} of={position.steps} />
      <ErrorSummary errors={props.errors} />
      <form
        className="vorgang-form"
        method="post"
        action={`${path}/antrag/${encodeURIComponent(position.page.id)}`}
        noValidate
      >
        {isQuestionHeading(props.parts, position.page.title) ? null : (
          <Heading level={1} isQuestion>
            {position.page.title}
          </Heading>
        )}
        <FormFields parts={props.parts} raw={props.raw} errors={props.errors} title={position.page.title} />
        {props.returns ? <input type="hidden" name={RETURN_FIELD} value="1" /> : null}
        <Button>{props.returns ? 'Speichern und zurück zur Übersicht' : 'Weiter'}</Button>
      </form>
      <Paragraph muted>
        Ihre Angaben werden gespeichert, wenn Sie auf „{props.returns ? 'Speichern' : 'Weiter'}“ klicken. Sie
        können später in diesem Browser weitermachen, bis zum{' '}
        {longDate(props.expiresAt, props.county.timeZone)}.
      </Paragraph>
    </PortalPage>
  );
}
