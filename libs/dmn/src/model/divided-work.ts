import { openDocument } from '../document/open-document.js';
import type { OpenDocumentResult } from '../document/open-document.js';

/** Called between small pieces of work; may wait, so that whoever needs the same thread is served. */
export type Pause = () => Promise<void> | undefined;

/** How the work on a large model is divided. The model is the same in any case. */
export interface DividedWork {
  /** Reads the XML of a file, in whatever thread: the answer is plain data. */
  readonly open: (xml: string) => Promise<OpenDocumentResult>;
  readonly pause: Pause;
}

/** All at once, in the thread that asks for it. */
export const AT_ONCE: DividedWork = { open: openDocument, pause: () => undefined };
