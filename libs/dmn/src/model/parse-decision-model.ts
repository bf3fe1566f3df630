import type { ParseDecisionModel } from '../contract.js';
import { AT_ONCE } from './divided-work.js';
import { readDecisionDocument } from './decision-document.js';

/**
 * Reads and compiles a DMN file of version 1.1 to 1.5. All problems of a file are told at once, each with the id of
 * its element; a file with problems gives no model.
 *
 * @param imported finds the models that the file imports; without it, imports are refused
 */
export const parseDecisionModel: ParseDecisionModel = async (
  xml,
  imported = () => undefined,
  use = 'deploy',
  work = AT_ONCE,
) => {
  const read = await readDecisionDocument(xml, work);
  return read.ok ? read.document.compile(imported, use) : read;
};
