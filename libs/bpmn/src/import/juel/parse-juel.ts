import { JuelProblem, type BinaryOperator, type JuelNode, type UnaryOperator } from './juel-node.js';
import { readTokens, type JuelToken } from './juel-tokens.js';

/** Binary operators from the weakest to the strongest binding. Source: JSR 245, section 1.14. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

const MAXIMUM_LENGTH = 10_000;
const MAXIMUM_DEPTH = 60;

/**
 * Reads the inside of `${...}` or `#{...}`.
 * @throws JuelProblem when it is not an expression
 */
export function parseJuel(expression: string): JuelNode {
  if (expression.length > MAXIMUM_LENGTH) throw new JuelProblem('The expression is too long.');
  return new JuelParser(readTokens(expression)).parse();
}

class JuelParser {
  #next = 0;
  #depth = 0;

  constructor(private readonly tokens: readonly JuelToken[]) {}

  parse(): JuelNode {
    const node = this.readConditional();
    const rest = this.tokens[this.#next];
    if (rest !== undefined) throw new JuelProblem(`${describe(rest)} was not expected.`);
    return node;
  }

  private readConditional(): JuelNode {
    this.#depth += 1;
    if (this.#depth > MAXIMUM_DEPTH) throw new JuelProblem('The expression is nested too deep.');
    const condition = this.readBinary(0);
    const node = this.accept('?') ? this.readBranches(condition) : condition;
    this.#depth -= 1;
    return node;
  }

  private readBranches(condition: JuelNode): JuelNode {
    const whenTrue = this.readConditional();
    this.expect(':');
    return { kind: 'conditional', condition, whenTrue, whenFalse: this.readConditional() };
  }

  private readBinary(level: number): JuelNode {
    const operators = LEVELS[level];
    if (operators === undefined) return this.readUnary();
    let left = this.readBinary(level + 1);
    for (let operator = this.acceptOf(operators); operator; operator = this.acceptOf(operators)) {
      left = { kind: 'binary', operator, left, right: this.readBinary(level + 1) };
    }
    return left;
  }

  private readUnary(): JuelNode {
    const operators: UnaryOperator[] = [];
    for (let operator = this.unaryOperator(); operator !== undefined; operator = this.unaryOperator()) {
      operators.push(operator);
      if (operators.length > MAXIMUM_DEPTH) throw new JuelProblem('The expression is nested too deep.');
    }
    return operators.reduceRight<JuelNode>(
      (operand, operator) => ({ kind: 'unary', operator, operand }),
      this.readPath(),
    );
  }

  private unaryOperator(): UnaryOperator | undefined {
    const token = this.tokens[this.#next];
    if (token?.kind === 'name' && token.text === 'empty') {
      this.#next += 1;
      return 'empty';
    }
    return this.acceptOf(['-', '!']);
  }

  private readPath(): JuelNode {
    let node = this.readPrimary();
    for (let steps = 0; ; steps += 1) {
      if (steps > MAXIMUM_DEPTH) throw new JuelProblem('The path is too long.');
      if (this.accept('.')) {
        const name = this.readName();
        node = this.accept('(')
          ? { kind: 'call', target: node, name, parameters: this.readParameters() }
          : { kind: 'property', target: node, name };
      } else if (this.accept('[')) {
        node = { kind: 'index', target: node, index: this.readConditional() };
        this.expect(']');
      } else {
        return node;
      }
    }
  }

  private readPrimary(): JuelNode {
    const token = this.tokens[this.#next];
    if (token === undefined) throw new JuelProblem('The expression ends too early.');
    this.#next += 1;
    switch (token.kind) {
      case 'number':
      case 'string':
        return { kind: 'literal', value: token.value };
      case 'name':
        return this.readNamed(token.text);
      case 'symbol': {
        if (token.text !== '(') throw new JuelProblem(`${describe(token)} was not expected.`);
        const inner = this.readConditional();
        this.expect(')');
        return inner;
      }
    }
  }

  private readNamed(name: string): JuelNode {
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
    if (name === 'null') return { kind: 'literal', value: null };
    if (this.accept('(')) return { kind: 'call', name, parameters: this.readParameters() };
    return { kind: 'identifier', name };
  }

  private readParameters(): readonly JuelNode[] {
    const parameters: JuelNode[] = [];
    if (this.accept(')')) return parameters;
    do parameters.push(this.readConditional());
    while (this.accept(','));
    this.expect(')');
    return parameters;
  }

  private readName(): string {
    const token = this.tokens[this.#next];
    if (token?.kind !== 'name') throw new JuelProblem('A name is missing behind a ".".');
    this.#next += 1;
    return token.text;
  }

  private accept(symbol: string): boolean {
    return this.acceptOf([symbol]) !== undefined;
  }

  private acceptOf<Symbol extends string>(symbols: readonly Symbol[]): Symbol | undefined {
    const token = this.tokens[this.#next];
    const found = token?.kind === 'symbol' ? symbols.find((symbol) => symbol === token.text) : undefined;
    if (found !== undefined) this.#next += 1;
    return found;
  }

  private expect(symbol: string): void {
    if (!this.accept(symbol)) throw new JuelProblem(`A "${symbol}" is missing.`);
  }
}

function describe(token: JuelToken): string {
  return token.kind === 'number' || token.kind === 'string' ? `"${token.value}"` : `"${token.text}"`;
}
