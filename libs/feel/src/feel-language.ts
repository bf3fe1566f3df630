/** Names of FEEL in `language`, `scriptFormat` and `expressionLanguage`. Source: DMN 1.1 to 1.5, clause 10. */
const FEEL = /^(feel|application\/feel|https?:\/\/www\.omg\.org\/spec\/(DMN\/\d+\/)?FEEL(\/\d+)?\/?)$/i;

/** Whether a text is FEEL; no language means FEEL. */
export function isFeelLanguage(language: string | undefined): boolean {
  return language === undefined || FEEL.test(language);
}
