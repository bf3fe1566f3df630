import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PermanentFailure } from '@vorgang/connectors';

/** The text of a notice, per channel, with the facts of one case filled in. */
export interface NoticeText {
  readonly subject: string;
  readonly email: string;
  readonly portal: string;
}

/** Facts that a template may name as `{{fact}}`. */
export type NoticeFacts = Readonly<Record<string, string>>;

/**
 * Reads `processes/<procedure>/notices/<template>.md`: the subject as heading, then the sections „E-Mail“ and „Portal“.
 *
 * @throws PermanentFailure when the file is missing, has another shape or names an unknown fact
 */
export async function readNotice(
  proceduresFolder: string,
  procedure: string,
  template: string,
  facts: NoticeFacts,
): Promise<NoticeText> {
  const name = `${procedure}/notices/${template}.md`;
  const source = await readSource(proceduresFolder, procedure, template, name);
  const parts = /^# (?<subject>[^\n]+)\n+## E-Mail\n(?<email>[\s\S]+?)\n## Portal\n(?<portal>[\s\S]+)$/.exec(
    source,
  );
  if (parts?.groups === undefined) {
    throw new PermanentFailure(`${name} needs a heading, then the sections "## E-Mail" and "## Portal".`);
  }
  const { subject, email, portal } = parts.groups as { subject: string; email: string; portal: string };
  const fill = (text: string): string => fillIn(text.trim(), facts, name);
  return { subject: fill(subject), email: fill(email), portal: fill(portal) };
}

async function readSource(
  folder: string,
  procedure: string,
  template: string,
  name: string,
): Promise<string> {
  if (!/^[a-z0-9-]+$/.test(procedure) || !/^[a-z0-9-]+$/.test(template)) {
    throw new PermanentFailure(`"${name}" is no name of a notice: small letters, digits and hyphens only.`);
  }
  try {
    return await readFile(join(folder, procedure, 'notices', `${template}.md`), 'utf8');
  } catch {
    throw new PermanentFailure(`The notice ${name} is missing. Add the file, then resolve the incident.`);
  }
}

function fillIn(text: string, facts: NoticeFacts, name: string): string {
  return text.replace(/\{\{\s*([a-z]+)\s*\}\}/g, (_whole, fact: string) => {
    const value = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
    if (value === undefined)
      throw new PermanentFailure(`${name} names the fact "${fact}", which this case does not have.`);
    return value;
  });
}
