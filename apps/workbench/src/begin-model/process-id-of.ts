const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', '§': 'par' };

/**
 * Proposes a process id for a name: lower case letters, digits and hyphens, beginning with a letter. Empty where the name
 * holds nothing to make one of.
 */
export function processIdOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äöüß§]/g, (character) => spelledOut[character]!)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
}

/** Whether a process may have this id: an XML name without a colon (BPMN 2.0.2, section 8.2.1; XML Schema `ID`). */
export function isProcessId(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_.-]*$/u.test(text);
}
