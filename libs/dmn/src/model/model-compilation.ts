import type { Code, Program } from '@vorgang/feel';
import type { DecisionModelProblem } from '../contract.js';
import { idOf, placeOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import type { DecisionRule } from './decision-rules.js';
import { callOf } from './compile-ahead.js';
import { languageProblem } from './expression-language.js';
import type { FeelTexts } from './feel-texts.js';
import type { FunctionCalls } from './function-calls.js';
import type { ItemTypes } from './item-types.js';
import type { ModelImports } from './model-imports.js';

/** What compiling one document carries along; problems are collected, so that all are told at once. */
export class ModelCompilation {
  readonly problems: DecisionModelProblem[] = [];

  constructor(
    private readonly definitions: DmnElement,
    private readonly texts: FeelTexts,
    readonly types: ItemTypes,
    readonly imports: ModelImports,
    readonly calls: FunctionCalls,
  ) {}

  report(element: DmnElement, rule: DecisionRule, message: string): void {
    this.problems.push({ elementId: idOf(element), rule, message });
  }

  /** Compiles a FEEL text that belongs to an element; null after a problem was reported. */
  feel(source: string, kind: 'expression' | 'unaryTests', owner: DmnElement): Program | null {
    const result = this.texts.compile(source, kind);
    if (result.ok) {
      this.calls.note(result, owner);
      return result.program;
    }
    this.report(owner, 'feel', `${result.problem.message} The text is: ${source.slice(0, 120)}`);
    return null;
  }

  /** The code of the FEEL text in an element; code that answers null where there is no text. */
  expressionOf(element: DmnElement, owner: DmnElement): Code {
    const place = placeOf(element, owner);
    const text = this.feelTextOf(element, place);
    if (text === undefined) return nothing;
    return this.feel(text, 'expression', place)?.code ?? nothing;
  }

  /** Notes the call that a boxed invocation makes of a text that names a function. */
  noteCalled(element: DmnElement, owner: DmnElement): void {
    const text = textOf(element, 'text');
    if (text === undefined) return;
    const call = callOf(text);
    const result = this.texts.compile(call.source, call.kind);
    if (result.ok) this.calls.note(result, placeOf(element, owner));
  }

  testsOf(element: DmnElement, owner: DmnElement): Code | null {
    const text = this.feelTextOf(element, placeOf(element, owner));
    return text === undefined ? null : (this.feel(text, 'unaryTests', owner)?.code ?? null);
  }

  /** The FEEL text in an element; undefined where there is none, also after another language was reported. */
  feelTextOf(element: DmnElement, place: DmnElement): string | undefined {
    const text = textOf(element, 'text');
    if (text === undefined || text.trim() === '') return undefined;
    const problem = languageProblem(this.definitions, element, place);
    if (problem === null) return text;
    this.problems.push(problem);
    return undefined;
  }
}

export const nothing: Code = () => null;
