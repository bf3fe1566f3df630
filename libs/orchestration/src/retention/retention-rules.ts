/** How long ended process instances are kept where their models do not say it, and longer than they say. */
export interface RetentionRules {
  /** ISO 8601 duration of whole numbers, for models that say none; null: these are kept for ever. */
  readonly defaultTimeToLive: string | null;
  /**
   * Years that an instance is kept after its case was closed, by service: longer than its model says, if need be. Cases
   * of services that are not listed are kept for ever.
   */
  readonly caseYears: Readonly<Record<string, number>>;
}
