import { ANY, isList, LookupScope, NameScope, simpleType, TESTED_VALUE } from '@vorgang/feel';
import type { Code, Evaluation, FeelType, FeelValue } from '@vorgang/feel';
import type { DecisionModelProblem } from '../contract.js';
import { elementOf, elementsOf, idOf, isTrue, nameOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import { languageProblem } from './expression-language.js';
import type { FeelTexts } from './feel-texts.js';
import type { FunctionCalls } from './function-calls.js';
import type { ModelImports } from './model-imports.js';

const NO_SCOPE = new LookupScope(() => undefined);

/** The types that the item definitions of a document describe (DMN 1.5, 7.3.3). */
export class ItemTypes {
  readonly problems: DecisionModelProblem[] = [];
  private readonly definitions = new Map<string, DmnElement>();
  private readonly built = new Map<string, FeelType>();

  constructor(
    private readonly document: DmnElement,
    private readonly texts: FeelTexts,
    private readonly imports: ModelImports,
    private readonly calls: FunctionCalls,
  ) {
    for (const definition of elementsOf(document, 'itemDefinition'))
      this.definitions.set(nameOf(definition), definition);
    for (const definition of this.definitions.values()) this.find(nameOf(definition));
    for (const definition of this.definitions.values()) this.refuseCycle(definition);
  }

  /** The type of that name; imported ones are qualified, a prefix such as `feel:` is ignored. */
  find(name: string): FeelType | undefined {
    return (
      this.defined(name) ??
      simpleType(name) ??
      this.imports.findType(name) ??
      (name.includes(':') ? simpleType(name.slice(name.indexOf(':') + 1)) : undefined)
    );
  }

  /** The type that the document itself defines under a name. */
  defined(name: string): FeelType | undefined {
    const definition = this.definitions.get(name);
    if (definition === undefined) return undefined;
    const built = this.built.get(name);
    if (built !== undefined) return built;
    // A definition may contain itself, so its name stands for it while it is built.
    this.built.set(name, { kind: 'reference', resolve: () => this.built.get(name) ?? ANY });
    const type = this.build(definition);
    this.built.set(name, type);
    return type;
  }

  /** The type that an element refers to; any type where it names none. */
  of(element: DmnElement | undefined): FeelType {
    const name = element === undefined ? undefined : textOf(element, 'typeRef')?.trim();
    if (element === undefined || name === undefined || name === '') return ANY;
    const type = this.find(name);
    if (type !== undefined) return type;
    this.problems.push({
      elementId: idOf(element),
      rule: 'type',
      message: `There is no type "${name}". Define an item of that name, or use a built-in type.`,
    });
    return ANY;
  }

  private build(definition: DmnElement): FeelType {
    const base = this.restrict(this.buildBase(definition), definition);
    return isTrue(definition, 'isCollection') ? { kind: 'list', element: base } : base;
  }

  private buildBase(definition: DmnElement): FeelType {
    const components = elementsOf(definition, 'itemComponent');
    if (components.length > 0) {
      return {
        kind: 'structure',
        entries: new Map(components.map((component) => [nameOf(component), this.build(component)])),
      };
    }
    const functionItem = elementOf(definition, 'functionItem');
    if (functionItem === undefined) return this.of(definition);
    return {
      kind: 'function',
      parameters: elementsOf(functionItem, 'parameters').map((parameter) => this.of(parameter)),
      result: this.find(textOf(functionItem, 'outputTypeRef') ?? 'Any') ?? ANY,
    };
  }

  /** Allowed values restrict the elements of a collection, not the collection. */
  private restrict(base: FeelType, definition: DmnElement): FeelType {
    const values = elementOf(definition, 'allowedValues');
    const source = values === undefined ? undefined : textOf(values, 'text');
    if (values === undefined || source === undefined || source.trim() === '') return base;
    const foreign = languageProblem(this.document, values, definition);
    if (foreign !== null) {
      this.problems.push(foreign);
      return base;
    }
    const result = this.texts.compile(source, 'unaryTests');
    if (!result.ok) {
      this.problems.push({
        elementId: idOf(definition),
        rule: 'feel',
        message: `${result.problem.message} The allowed values are: ${source.slice(0, 120)}`,
      });
      return base;
    }
    this.calls.note(result, definition);
    return {
      kind: 'restricted',
      base,
      allows: (value, evaluation) => allows(result.program.code, base, value, evaluation),
    };
  }

  private refuseCycle(definition: DmnElement): void {
    const seen = new Set<string>();
    let current: DmnElement | undefined = definition;
    while (current !== undefined) {
      const name = nameOf(current);
      if (seen.has(name)) {
        this.problems.push({
          elementId: idOf(definition),
          rule: 'type-cycle',
          message: `The type "${nameOf(definition)}" refers to itself only. Give it a base type.`,
        });
        this.built.set(nameOf(definition), ANY);
        return;
      }
      seen.add(name);
      const target: string | undefined =
        elementsOf(current, 'itemComponent').length > 0 ? undefined : textOf(current, 'typeRef')?.trim();
      current = target === undefined ? undefined : this.definitions.get(target);
    }
  }
}

/** Whether allowed values take a value; a list when they take each of its elements. */
function allows(tests: Code, base: FeelType, value: FeelValue, evaluation: Evaluation): boolean {
  const passes = (tested: FeelValue): boolean =>
    tests(new NameScope(NO_SCOPE, TESTED_VALUE, tested), evaluation) === true;
  return isList(value) && base.kind === 'list' ? value.every(passes) : passes(value);
}
