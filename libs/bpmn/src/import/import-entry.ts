/** What an import did with one thing of the file. */
export interface ImportEntry {
  /** Id of the element, or the file's name where no element is to blame. */
  readonly elementId: string;
  /** The element's label, where it has one. */
  readonly elementName?: string;
  readonly outcome: ImportOutcome;
  /** Stable name of what was done, such as `class-to-job-type`; translations hang on it. */
  readonly rule: ImportRule;
  /** The thing as the file has it, such as `camunda:class="org.example.Pay"`. */
  readonly from: string;
  /** What stands in its place now. */
  readonly to?: string;
  /** What it means, why leaving it out does no harm, or what there is to do. */
  readonly message: string;
}

/**
 * `converted`: something else has the same effect now. `dropped`: left out, it has no effect here. `needsWork`: it
 * stays in the file as it is, and a person must decide. `repaired`: the file could not be read by tools as it was.
 */
export type ImportOutcome = 'converted' | 'dropped' | 'needsWork' | 'repaired';

export type ImportRule = keyof typeof IMPORT_RULES;

/** Everything that an import reports, with the sentence that explains it. */
export const IMPORT_RULES = {
  'encoding-to-utf-8': 'The file was stored in another encoding and is UTF-8 now.',
  'prefix-declared': 'The prefix had no namespace, so that no tool could write the file again.',
  'id-renamed': 'The id is not a name after XML; it and all references to it were renamed.',
  'duplicate-id-renamed': 'The id was given twice; the later element got an id of its own.',
  'removed-on-request': 'It has no counterpart here and was taken out, as you asked.',
  'to-job-type': 'Provide a worker of this type that does what the Java code did.',
  'topic-to-job-type': 'Workers of this topic become workers of the job type.',
  'field-to-header': 'The worker finds the value in the headers of the job.',
  'retries-to-job': 'The number of tries stays; the worker gives the time between two of them.',
  'retries-without-effect': 'Only jobs are tried again, and here is none.',
  'commits-anyway': 'Every step is stored before and after its work.',
  'scheduling-without-effect': 'Jobs are handed out in the order in which they arise.',
  'kept-with-process': 'What it did is kept as long as the process that it belongs to.',
  'form-list-without-effect': 'Who sees and starts a procedure is set by permissions and the catalogue.',
  'expression-to-feel': 'The expression says the same in FEEL.',
  'mapping-converted': 'The mapping has the same effect.',
  'properties-converted': 'The properties stay as they are.',
  'user-task-converted': 'The task has the same effect.',
  'form-converted': 'Deploy the form with this id together with the model.',
  'generated-form-converted': 'The form is a file of its own now; deploy it together with the model.',
  'external-form': 'The client that shows the task opens this form.',
  'call-converted': 'The call has the same effect.',
  'business-key-without-effect': 'Called processes belong to the case of their caller.',
  'decision-converted': 'The decision has the same effect.',
  'decision-result-to-check': 'A decision answers its value directly; check where the variable is used.',
  'language-to-feel': 'All expressions are FEEL now.',
  'input-variable-to-question-mark': 'In FEEL the value of a column is called "?" in its cells.',
  'script-to-feel': 'The script is a FEEL expression now.',
  'loop-converted': 'The activity repeats for the same items.',
  'listener-to-job': 'The listener is a job now; provide a worker of its type.',
  'time-to-live-converted':
    'The history is kept as long as before; that of a case at least as long as the case.',
  'listener-to-own-job-type':
    'The listener is a job now. Another one of the same event has its job type already, so this one, which comes after it, has a type of its own; one worker may do both.',
  'version-tag-converted': 'The version tag stays as it is.',
  'message-without-effect': 'The text appeared only in logs; the error code decides who catches it.',
  'data-type-without-effect': 'Types of variables are not declared here.',
  'expression-needs-work': 'The expression cannot be said in FEEL.',
  'script-needs-work': 'Scripts run in workers: make it a service task, or write it as a FEEL expression.',
  'form-needs-work': 'Build the form in the form editor and link it by its id.',
  'form-field-needs-work': 'The form takes this over only in part; complete the form file.',
  'form-business-key-needs-work':
    'The business id is given when a process is started, not by a field of a form.',
  'listener-needs-work': 'Listeners run as jobs: give it a job type, or move it into a step of the process.',
  'listener-arguments-need-work':
    'The worker gets the variables, but no arguments. Let it read the variables that they are made of, or set these at the element by input mappings.',
  'listener-field-needs-work':
    'A listener has no mappings, so the worker does not get this value. Let it compute the value from the variables, or add an input mapping to the element.',
  'listener-attribute-needs-work': 'Listeners that are jobs do not have this; let the worker see to it.',
  'arguments-need-work':
    'The worker gets the variables, but no arguments. Add an input mapping for each of them.',
  'mapping-needs-work': 'The mapping has no counterpart; write it as a FEEL expression.',
  'binding-needs-work': 'Versions are bound by deployment or by version tag; choose one of them.',
  'call-needs-work': 'The call has no counterpart; pass the values by mappings.',
  'error-variable-needs-work': 'A caught event hands over variables by its output mappings; add them there.',
  'start-rights-need-work': 'Give these people or groups the permission to start the process.',
  'time-to-live-needs-work':
    'Say with the property vorgang:historyTimeToLive how long the history is kept, such as P180D.',
  'connector-needs-work': 'Provide a worker of this type, or choose a connector of this platform.',
  'extension-needs-work': 'The extension has no counterpart here.',
} as const;
