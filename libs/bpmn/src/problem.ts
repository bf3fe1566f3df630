/** Why a model cannot be deployed. All problems of a file are reported at once. */
export interface ModelProblem {
  /** Id of the element, or the file's name where no element is to blame. */
  readonly elementId: string;
  /** Stable name of the broken rule, such as `service-task-needs-job-type`. */
  readonly rule: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What to do about it, in a sentence. */
  readonly fix: string;
}

export type ParseModelResult<Model> =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly problems: readonly ModelProblem[] };
