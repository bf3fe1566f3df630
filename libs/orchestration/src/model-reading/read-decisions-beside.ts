import { openDecisionDocument, type DividedWork, type Pause } from '@vorgang/dmn';
import { readInThread } from './reading-thread.js';
import { isSmallFile } from './small-file.js';

/** How long decision models are compiled at a stretch, in milliseconds. */
const LONGEST_STRETCH = 10;

/**
 * Reads decision models and leaves the event loop free: the XML of a large one is read in a thread. Compiled code
 * cannot leave a thread, so that it is made here, with pauses in which the node answers others.
 *
 * `open` throws an OverloadedError where reading takes too long or too much memory.
 */
export function dividedDecisionReading(): DividedWork {
  return {
    open: (xml) =>
      isSmallFile(xml) ? openDecisionDocument(xml) : readInThread({ content: 'decisions', xml }),
    pause: pauseAfter(LONGEST_STRETCH),
  };
}

/** A pause in which others are served, where the last one is at least so many milliseconds ago. */
function pauseAfter(milliseconds: number): Pause {
  let began = performance.now();
  return () => {
    if (performance.now() - began < milliseconds) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        began = performance.now();
        resolve();
      });
    });
  };
}
