import { JuelProblem, type BinaryOperator, type JuelNode } from './juel-node.js';
import { writeCall } from './write-feel-calls.js';
import { feelString, variableName } from './feel-words.js';

/** How strongly an expression binds; an operand that binds less needs parentheses. */
const BINDING = { conditional: 0, '||': 1, '&&': 2, comparison: 3, sum: 4, product: 5, sign: 6, path: 7 };

interface Written {
  readonly feel: string;
  readonly binding: number;
}

const FEEL_OPERATOR: Readonly<Record<Exclude<BinaryOperator, '%'>, readonly [string, number]>> = {
  '||': ['or', BINDING['||']],
  '&&': ['and', BINDING['&&']],
  '==': ['=', BINDING.comparison],
  '!=': ['!=', BINDING.comparison],
  '<': ['<', BINDING.comparison],
  '>': ['>', BINDING.comparison],
  '<=': ['<=', BINDING.comparison],
  '>=': ['>=', BINDING.comparison],
  '+': ['+', BINDING.sum],
  '-': ['-', BINDING.sum],
  '*': ['*', BINDING.product],
  '/': ['/', BINDING.product],
};

/**
 * Says an expression in FEEL, without the leading `=`.
 * @throws JuelProblem with what has no counterpart, such as the call of a Java method
 */
export function writeFeel(node: JuelNode): string {
  return write(node).feel;
}

function write(node: JuelNode): Written {
  switch (node.kind) {
    case 'literal':
      return path(typeof node.value === 'string' ? feelString(node.value) : String(node.value));
    case 'identifier':
      return path(variableName(node.name));
    case 'property':
      return path(`${operand(node.target, BINDING.path)}.${propertyName(node.name)}`);
    case 'index':
      return path(writeIndex(node.target, node.index));
    case 'call':
      return path(writeCall(node, { whole: writeFeel, part: (part) => operand(part, BINDING.path) }));
    case 'unary':
      return writeUnary(node.operator, node.operand);
    case 'binary':
      return writeBinary(node.operator, node.left, node.right);
    case 'conditional':
      return {
        feel: `if ${writeFeel(node.condition)} then ${writeFeel(node.whenTrue)} else ${writeFeel(node.whenFalse)}`,
        binding: BINDING.conditional,
      };
  }
}

function writeUnary(operator: '-' | '!' | 'empty', inner: JuelNode): Written {
  switch (operator) {
    case '-':
      return { feel: `-${operand(inner, BINDING.sign + 1)}`, binding: BINDING.sign };
    case '!':
      return path(`not(${writeFeel(inner)})`);
    case 'empty':
      return path(`list contains([null, "", [], {}], ${writeFeel(inner)})`);
  }
}

function writeBinary(operator: BinaryOperator, left: JuelNode, right: JuelNode): Written {
  if (operator === '%') return path(`modulo(${writeFeel(left)}, ${writeFeel(right)})`);
  const [feel, binding] = FEEL_OPERATOR[operator];
  // Comparisons do not chain in FEEL, and the right side of "-" and "/" must keep its own.
  const leftBinding = binding === BINDING.comparison ? binding + 1 : binding;
  return { feel: `${operand(left, leftBinding)} ${feel} ${operand(right, binding + 1)}`, binding };
}

/** Java counts from 0, FEEL from 1. */
function writeIndex(target: JuelNode, index: JuelNode): string {
  const list = operand(target, BINDING.path);
  if (index.kind !== 'literal') {
    throw new JuelProblem(
      'Whether a variable in square brackets is a position or a key is not known before the process runs.',
    );
  }
  if (typeof index.value === 'number') return `${list}[${index.value + 1}]`;
  if (typeof index.value === 'string') return `get value(${writeFeel(target)}, ${feelString(index.value)})`;
  throw new JuelProblem('Square brackets need a position or a key.');
}

function propertyName(name: string): string {
  if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return name;
  throw new JuelProblem(`"${name}" is no name in FEEL.`);
}

function operand(node: JuelNode, binding: number): string {
  const written = write(node);
  return written.binding < binding ? `(${written.feel})` : written.feel;
}

function path(feel: string): Written {
  return { feel, binding: BINDING.path };
}
