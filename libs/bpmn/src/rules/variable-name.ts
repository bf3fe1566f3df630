const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Whether expressions can name a variable so. */
export function isVariableName(name: string): boolean {
  return NAME.test(name);
}
