import type { ElementHandler, ReaderContext, Reference, Warning } from 'moddle-xml';

/** Finding the line of each complaint costs the parser a pass over the file. */
const MAXIMUM_WARNINGS = 100;

/** Resolving the references of one element takes time quadratic in their number. */
const MAXIMUM_REFERENCES_PER_ELEMENT = 10_000;
const MAXIMUM_REFERENCES = 200_000;

/**
 * Stops the parser where a small file would make it work for long. The reader hands its context to the handler
 * before it starts, which is the only place to step in.
 *
 * @returns the complaints, filled while the parser reads
 */
export function boundReading(handler: ElementHandler): readonly Warning[] {
  const warnings: Warning[] = [];
  let current = handler.context;
  Object.defineProperty(handler, 'context', {
    get: () => current,
    set: (context: ReaderContext) => {
      boundReferences(context);
      context.addWarning = (warning) => {
        if (warnings.length >= MAXIMUM_WARNINGS) throw new Error(`more than ${MAXIMUM_WARNINGS} problems`);
        warnings.push(warning);
      };
      current = context;
    },
  });
  return warnings;
}

function boundReferences(context: ReaderContext): void {
  const perElement = new Map<object, number>();
  let total = 0;
  const add = context.addReference.bind(context);
  context.addReference = (reference: Reference) => {
    const count = (perElement.get(reference.element) ?? 0) + 1;
    total += 1;
    if (count > MAXIMUM_REFERENCES_PER_ELEMENT || total > MAXIMUM_REFERENCES) {
      throw new Error('too many references to other elements');
    }
    perElement.set(reference.element, count);
    add(reference);
  };
}
