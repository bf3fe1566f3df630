import { elementOf, elementsOf, isElement, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import { splitTests } from '../logic/split-tests.js';
import type { Pause } from './divided-work.js';
import type { FeelTexts } from './feel-texts.js';

interface Text {
  readonly source: string;
  readonly kind: 'expression' | 'unaryTests';
}

/**
 * Compiles the texts in elements, with a pause after each. What then compiles the elements at a stretch finds them
 * done: a table of thousands of rules takes seconds, nearly all of it for its texts.
 */
export async function compileAhead(
  elements: readonly DmnElement[],
  texts: FeelTexts,
  pause: Pause,
): Promise<void> {
  for (const element of elements) {
    for (const { source, kind } of textsIn(element)) {
      texts.compile(source, kind);
      const others = pause();
      if (others !== undefined) await others;
    }
  }
}

function* textsIn(element: DmnElement): Generator<Text> {
  yield* textsOf(element);
  for (const property of Object.keys(element)) {
    const value = element[property];
    for (const child of Array.isArray(value) ? value : [value]) if (isElement(child)) yield* textsIn(child);
  }
}

function* textsOf(element: DmnElement): Generator<Text> {
  switch (element.$type) {
    case 'dmn:LiteralExpression':
      return yield* textIn(element, 'expression');
    case 'dmn:UnaryTests':
      return yield* textIn(element, 'unaryTests');
    case 'dmn:Invocation': {
      const called = textOf(elementOf(element, 'calledFunction') ?? element, 'text');
      if (called !== undefined) yield callOf(called);
      return;
    }
    case 'dmn:DecisionTable': {
      for (const output of elementsOf(element, 'output')) {
        const values = elementOf(output, 'outputValues');
        for (const source of splitTests((values && textOf(values, 'text')) ?? ''))
          yield { source, kind: 'unaryTests' };
      }
    }
  }
}

function* textIn(element: DmnElement, kind: Text['kind']): Generator<Text> {
  const source = textOf(element, 'text');
  if (source !== undefined && source.trim() !== '' && source.trim() !== '-') yield { source, kind };
}

/** The call that a boxed invocation makes of a text that names a function. */
export function callOf(source: string): Text {
  return { source: `${source}()`, kind: 'expression' };
}
