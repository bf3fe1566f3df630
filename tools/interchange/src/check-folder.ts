import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  decodeXml,
  findXmlDifferences,
  mergeEdits,
  prepareImport,
  readXml,
  writeXml,
  type XmlElement,
} from '@vorgang/bpmn';
import { describeSemantics } from './describe-semantics.js';
import { writeWithModeller } from './write-with-modeller.js';

/** What became of one file. */
export interface FileResult {
  /** Path below the folder. */
  readonly name: string;
  /** What is not as it was; empty when nothing was lost. */
  readonly differences: readonly string[];
}

/** Checks every BPMN file below a folder, in the order of their paths. */
export async function* checkFolder(folder: string): AsyncGenerator<FileResult> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.bpmn$/i.test(file)).sort();
  for (const name of files) {
    yield { name, differences: await checkFile(await readFile(join(folder, name))) };
  }
}

/**
 * Reads a file and writes it back, once as it is and once with a change made in the modeller, and says what is not
 * as it was: to the character, in canonical XML, and in the meaning that the BPMN metamodel gives it.
 */
export async function checkFile(bytes: Uint8Array): Promise<readonly string[]> {
  const decoded = decodeXml(bytes);
  if (!decoded.ok) return [`the encoding ${decoded.encoding} cannot be read`];
  const prepared = prepareImport(decoded.xml, 'file.bpmn');
  if (!prepared.ok) return prepared.problems.map(({ message }) => message);
  const original = prepared.xml;
  if (writeXml(readXml(original)) !== original) return ['the file is not written back as it was read'];
  try {
    return await checkEdit(original);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

const MARK = 'changed-in-the-modeller';

async function checkEdit(original: string): Promise<readonly string[]> {
  const baseline = await writeWithModeller(original);
  const edited = await writeWithModeller(original, MARK);
  const saved = mergeEdits({ original, baseline, edited });
  const changes = findXmlDifferences(readXml(original).root, readXml(saved).root);
  const unwanted = changes.filter(({ message }) => !message.includes(MARK));
  const differences = unwanted.map(({ path, message }) => `${path}: ${message}`);
  if (changes.length === unwanted.length) differences.push('the change made in the modeller was lost');
  if (!hasComments(readXml(original).root, readXml(saved).root)) differences.push('a comment was lost');
  const meaning = await describeSemantics(original);
  if (meaning !== (await describeSemantics(saved)).replaceAll(MARK, '')) {
    differences.push('the BPMN metamodel reads another model');
  }
  return differences;
}

function hasComments(original: XmlElement, saved: XmlElement): boolean {
  return countComments(original) === countComments(saved);
}

function countComments(element: XmlElement): number {
  return element.children.reduce((count, node) => {
    if (node.kind === 'comment') return count + 1;
    return node.kind === 'element' ? count + countComments(node) : count;
  }, 0);
}
