import type { ElementConversion } from '../element-conversion.js';
import { convertJuel } from '../juel/convert-juel.js';

const VARIABLE = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** The items for which an activity repeats: a variable's name or an expression. */
export function convertLoops(conversion: ElementConversion): void {
  if (conversion.element.localName !== 'multiInstanceLoopCharacteristics') return;
  const collection = conversion.attribute('collection');
  if (collection === undefined) return;
  const text = collection.value.trim();
  const value = VARIABLE.test(text) ? convertJuel(`\${${text}}`) : conversion.convert(collection, text);
  if (value?.kind !== 'feel') return conversion.needsWork(collection, 'expression-needs-work');
  conversion.set('loopCharacteristics', { inputCollection: `=${value.feel}` });
  conversion.converted(
    collection,
    'loop-converted',
    `zeebe:loopCharacteristics inputCollection="=${value.feel}"`,
  );
  const element = conversion.attribute('elementVariable');
  if (element === undefined) return;
  conversion.set('loopCharacteristics', { inputElement: element.value });
  conversion.converted(
    element,
    'loop-converted',
    `zeebe:loopCharacteristics inputElement="${element.value}"`,
  );
}
