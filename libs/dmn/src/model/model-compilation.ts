import { compileProgram } from '@vorgang/feel';
import type { Code, KnownNames, Program } from '@vorgang/feel';
import type { DecisionModelProblem } from '../contract.js';
import { idOf, placeOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import type { ItemTypes } from './item-types.js';
import type { ModelImports } from './model-imports.js';

/** What compiling one document carries along; problems are collected, so that all are told at once. */
export class ModelCompilation {
  readonly problems: DecisionModelProblem[] = [];

  constructor(
    readonly names: KnownNames,
    readonly types: ItemTypes,
    readonly imports: ModelImports,
  ) {}

  report(element: DmnElement, rule: string, message: string): void {
    this.problems.push({ elementId: idOf(element), rule, message });
  }

  /** Compiles a FEEL text that belongs to an element; null after a problem was reported. */
  feel(source: string, kind: 'expression' | 'unaryTests', owner: DmnElement): Program | null {
    const result = compileProgram(source, kind, {
      names: this.names,
      resolveType: (name) => this.types.find(name),
    });
    if (result.ok) return result.program;
    this.report(owner, 'feel', `${result.problem.message} The text is: ${source.slice(0, 120)}`);
    return null;
  }

  /** The code of the FEEL text in an element; code that answers null where there is no text. */
  expressionOf(element: DmnElement, owner: DmnElement): Code {
    const text = textOf(element, 'text');
    if (text === undefined || text.trim() === '') return nothing;
    return this.feel(text, 'expression', placeOf(element, owner))?.code ?? nothing;
  }

  testsOf(element: DmnElement, owner: DmnElement): Code | null {
    const text = textOf(element, 'text');
    if (text === undefined || text.trim() === '') return null;
    return this.feel(text, 'unaryTests', owner)?.code ?? null;
  }
}

export const nothing: Code = () => null;
