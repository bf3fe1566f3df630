import type { ParseModelResult, PortableModel } from '@vorgang/bpmn';
import { openDecisionDocument, type OpenDecisionDocumentResult } from '@vorgang/dmn';
import { parseFormFile, type ParsedForm } from '../deploy/parse-form-file.js';
import { readPortableModel, type ModelToRead } from './read-model.js';

/** A file to read in a thread of its own, by what is in it; plain data. */
export type ReadingWork =
  | { readonly content: 'process'; readonly model: ModelToRead }
  | { readonly content: 'decisions'; readonly xml: string }
  | { readonly content: 'form'; readonly text: string; readonly resourceName: string };

/** What reading answers; plain data as well. */
export interface ReadingResults {
  readonly process: ParseModelResult<PortableModel>;
  /** The document without its compiled code, which cannot leave a thread. */
  readonly decisions: OpenDecisionDocumentResult;
  readonly form: ParsedForm;
}

/** Reads a file in the thread that calls this. */
export async function read(work: ReadingWork): Promise<ReadingResults[ReadingWork['content']]> {
  switch (work.content) {
    case 'process':
      return readPortableModel(work.model);
    case 'decisions':
      return openDecisionDocument(work.xml);
    case 'form':
      return parseFormFile(work.text, work.resourceName);
  }
}
