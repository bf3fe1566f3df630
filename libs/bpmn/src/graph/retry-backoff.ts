/**
 * How long a failed job waits before it may be tried again, in milliseconds.
 * `list`: after the first failure the first pause, and so on; the last one stays.
 * `exponential`: the first pause, multiplied after each further failure, up to the longest.
 */
export type RetryBackoff =
  | { readonly kind: 'list'; readonly pauses: readonly number[] }
  | {
      readonly kind: 'exponential';
      readonly first: number;
      readonly factor: number;
      readonly longest: number;
    };
