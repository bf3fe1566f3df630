import { compileExpression, type CompiledExpression } from '@vorgang/feel';
import { idOf, type ModdleElement } from '../document/moddle-element.js';
import type { Expression } from '../graph/executable-process.js';
import type { ModelProblem } from '../problem.js';

/** Compiles the expressions of a model and keeps what does not compile. */
export class ExpressionReader {
  readonly #problems: ModelProblem[] = [];

  get problems(): readonly ModelProblem[] {
    return this.#problems;
  }

  /** A value that is FEEL when it starts with `=`, else fixed text. */
  value(element: ModdleElement, place: string, source: string): Expression {
    if (!source.startsWith('=')) return { kind: 'static', value: source };
    return { kind: 'feel', expression: this.feel(element, place, source) };
  }

  optionalValue(element: ModdleElement, place: string, source: string | undefined): Expression | undefined {
    return source === undefined ? undefined : this.value(element, place, source);
  }

  /** A value that is always FEEL; a leading `=` is allowed. */
  feel(element: ModdleElement, place: string, source: string): CompiledExpression {
    const expression = source.startsWith('=') ? source.slice(1).trim() : source;
    const result = compileExpression(expression);
    if (result.ok) {
      this.#checkFunctions(element, place, result.expression);
      return result.expression;
    }
    const { message, position } = result.problem;
    this.#add({
      elementId: idOf(element),
      rule: 'expression-must-compile',
      message: `The ${place} "${shorten(expression)}" is not a FEEL expression: ${message} (character ${position.from + 1}).`,
      fix: 'Correct the expression at that character.',
    });
    return { kind: 'expression', source: expression, references: [] };
  }

  /** A call of something that is no function would be null without a word: variables are data. */
  #checkFunctions(element: ModdleElement, place: string, expression: CompiledExpression): void {
    const { source, unknownFunctions = [] } = expression;
    for (const name of unknownFunctions) {
      this.#add({
        elementId: idOf(element),
        rule: 'function-must-exist',
        message: `The ${place} "${shorten(source)}" calls "${name}", which is no function of FEEL.`,
        fix: 'Correct the name of the function.',
      });
    }
  }

  /** What several elements read in the same place, such as at their process, is one problem. */
  #add(problem: ModelProblem): void {
    const isKnown = this.#problems.some(
      ({ elementId, message }) => elementId === problem.elementId && message === problem.message,
    );
    if (!isKnown) this.#problems.push(problem);
  }
}

function shorten(source: string): string {
  return source.length <= 120 ? source : `${source.slice(0, 117)}...`;
}
