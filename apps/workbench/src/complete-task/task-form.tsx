import type { JsonObject } from '@vorgang/feel';
import {
  checkAnswers,
  checkPage,
  fieldsOf,
  parseForm,
  rawFromAnswers,
  readPost,
  shownPages,
  shownParts,
  type FieldError,
  type FormContext,
  type FormDefinition,
  type RawAnswers,
} from '@vorgang/forms';
import { ErrorSummary, FormFields } from '@vorgang/web-ui';
import { useMemo, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { answersSoFar } from './answers-so-far.js';
import { formValues } from './form-values.js';

interface TaskFormProps {
  /** The form in the JSON of form-js; null where the task has none. */
  readonly schema: Readonly<Record<string, unknown>> | null;
  readonly variables: JsonObject;
  readonly isEditable: boolean;
  readonly isBusy: boolean;
  /** What sending the form does, where it does not complete the task. */
  readonly submitLabel?: string;
  readonly onComplete: (answers: JsonObject) => void;
}

/** The form of a task. It checks with the same code as the server, and the server checks again. */
export function TaskForm(props: TaskFormProps) {
  const { schema } = props;
  const parsed = useMemo(() => (schema ? parseForm(JSON.stringify(schema), 'Formular') : null), [schema]);
  if (!parsed) return <FormlessTask {...props} />;
  if (!parsed.ok) {
    return (
      <Alert kind="danger" title="Das Formular kann nicht angezeigt werden">
        <ul className="kern-list">
          {parsed.problems.map((problem) => (
            <li key={`${problem.elementId} ${problem.rule}`}>{`${problem.elementId}: ${problem.message}`}</li>
          ))}
        </ul>
      </Alert>
    );
  }
  return <FilledForm {...props} form={parsed.form} />;
}

function FormlessTask({ isEditable, isBusy, submitLabel, onComplete }: TaskFormProps) {
  return (
    <>
      <p className="kern-body">Zu dieser Aufgabe gehört kein Formular.</p>
      {isEditable && (
        <Button kind="primary" busy={isBusy} onClick={() => onComplete({})}>
          {submitLabel ?? 'Als erledigt melden'}
        </Button>
      )}
    </>
  );
}

function FilledForm({
  form,
  variables,
  isEditable,
  isBusy,
  submitLabel,
  onComplete,
}: TaskFormProps & { readonly form: FormDefinition }) {
  const element = useRef<HTMLFormElement>(null);
  // As they were when the task was opened: a refetch must not write into what the person types.
  const [context] = useState<FormContext>(() => ({ now: Date.now(), timeZone: 'Europe/Berlin', variables }));
  const [initial] = useState<RawAnswers>(() => rawFromAnswers(fieldsOf(form), variables));
  const [raw, setRaw] = useState<RawAnswers>(initial);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const answers = answersSoFar(form, raw, context);

  function readForm(): RawAnswers {
    const read = element.current && readPost(fieldsOf(form), formValues(new FormData(element.current)));
    return read?.ok ? read.raw : raw;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const typed = readForm();
    const checked = checkRaw(form, typed, context);
    setRaw(typed);
    setErrors(checked.ok ? [] : checked.errors);
    if (checked.ok) onComplete(checked.answers);
    else
      requestAnimationFrame(() =>
        element.current?.querySelector<HTMLElement>('[data-error-summary]')?.focus(),
      );
  }

  function submitByKey(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) element.current?.requestSubmit();
  }

  return (
    <form
      ref={element}
      onSubmit={submit}
      onInput={() => setRaw(readForm())}
      onKeyDown={submitByKey}
      noValidate
    >
      <ErrorSummary errors={errors} />
      <fieldset disabled={!isEditable || isBusy} className="plain-fieldset">
        <legend className="kern-sr-only">Formular der Aufgabe</legend>
        {shownPages(form, answers, context).map((page) => (
          <section key={page.id} aria-label={page.title || undefined}>
            {page.title && <h2 className="kern-heading-small">{page.title}</h2>}
            <FormFields parts={shownParts(page, answers, context)} raw={initial} errors={errors} />
          </section>
        ))}
      </fieldset>
      {isEditable && (
        <div className="form-actions">
          <Button kind="primary" type="submit" busy={isBusy} keyShortcuts="Control+Enter">
            {submitLabel ?? 'Aufgabe abschließen'}
          </Button>
        </div>
      )}
    </form>
  );
}

/** Checks what was typed page by page, in the order in which the conditions depend on each other. */
function checkRaw(form: FormDefinition, raw: RawAnswers, context: FormContext) {
  let answers: JsonObject = {};
  const errors: FieldError[] = [];
  for (const page of shownPages(form, answersSoFar(form, raw, context), context)) {
    const checked = checkPage(page, raw, answers, context);
    if (checked.ok) answers = checked.answers;
    else errors.push(...checked.errors);
  }
  return errors.length > 0 ? { ok: false as const, errors } : checkAnswers(form, answers, context);
}
