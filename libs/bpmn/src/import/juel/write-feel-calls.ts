import { feelString, variableName } from './feel-words.js';
import { JuelProblem, type JuelNode } from './juel-node.js';

type Call = Extract<JuelNode, { readonly kind: 'call' }>;

interface Writers {
  /** The expression as a whole, such as a parameter. */
  readonly whole: (node: JuelNode) => string;
  /** The expression as the target of something, in parentheses where needed. */
  readonly part: (node: JuelNode) => string;
}

/** Methods of strings and lists that mean the same in FEEL. */
const METHODS: Readonly<Record<string, (target: string, parameters: readonly string[]) => string>> = {
  'equals/1': (target, [other]) => `(${target} = ${other})`,
  'equalsIgnoreCase/1': (target, [other]) => `(lower case(${target}) = lower case(${other}))`,
  'size/0': (target) => `count(${target})`,
  'length/0': (target) => `string length(${target})`,
  'isEmpty/0': (target) => `list contains(["", [], {}], ${target})`,
  'startsWith/1': (target, [prefix]) => `starts with(${target}, ${prefix})`,
  'endsWith/1': (target, [suffix]) => `ends with(${target}, ${suffix})`,
  'toLowerCase/0': (target) => `lower case(${target})`,
  'toUpperCase/0': (target) => `upper case(${target})`,
  'toString/0': (target) => `string(${target})`,
  'toDate/0': (target) => target,
};

/** Methods of a moment that add to it, with the duration that one of them is. */
const STEPS: Readonly<Record<string, string>> = {
  Seconds: 'PT1S',
  Minutes: 'PT1M',
  Hours: 'PT1H',
  Days: 'P1D',
  Weeks: 'P7D',
  Months: 'P1M',
  Years: 'P1Y',
};

/**
 * Says the call of a function or method in FEEL where both mean the same.
 * @throws JuelProblem for every other call: Java objects do not exist here
 */
export function writeCall(call: Call, writers: Writers): string {
  const { target, name, parameters } = call;
  if (target === undefined) return writeFunction(name, parameters);
  const execution = writeExecutionCall(target, name, parameters);
  if (execution !== undefined) return execution;
  const moved = writeStep(call, writers);
  if (moved !== undefined) return moved;
  const get = parameters[0];
  if (name === 'get' && get?.kind === 'literal') {
    if (typeof get.value === 'number') return `${writers.part(target)}[${get.value + 1}]`;
    if (typeof get.value === 'string') return `get value(${writers.whole(target)}, ${feelString(get.value)})`;
  }
  const key = `${name}/${parameters.length}`;
  const method = Object.hasOwn(METHODS, key) ? METHODS[key] : undefined;
  if (method === undefined) throw new JuelProblem(noCounterpart(target, name));
  return method(writers.part(target), parameters.map(writers.whole));
}

function writeFunction(name: string, parameters: readonly JuelNode[]): string {
  if ((name === 'now' || name === 'dateTime') && parameters.length === 0) return 'now()';
  throw new JuelProblem(`The function ${name}() does not exist here.`);
}

/** `execution.getVariable("x")` is the variable itself. */
function writeExecutionCall(
  target: JuelNode,
  name: string,
  parameters: readonly JuelNode[],
): string | undefined {
  if (target.kind !== 'identifier' || (target.name !== 'execution' && target.name !== 'task'))
    return undefined;
  const [parameter] = parameters;
  const variable =
    parameter?.kind === 'literal' && typeof parameter.value === 'string' ? parameter.value : undefined;
  if (variable !== undefined && parameters.length === 1) {
    if (name === 'getVariable' || name === 'getVariableLocal') return variableName(variable);
    if (name === 'hasVariable' || name === 'hasVariableLocal') return `(${variableName(variable)} != null)`;
  }
  throw new JuelProblem(noCounterpart(target, name));
}

/** `dateTime().plusDays(3)` */
function writeStep({ target, name, parameters }: Call, { whole, part }: Writers): string | undefined {
  const [, direction, unit] = /^(plus|minus)(\w+)$/.exec(name) ?? [];
  const step = unit !== undefined && Object.hasOwn(STEPS, unit) ? STEPS[unit] : undefined;
  const [amount] = parameters;
  if (target === undefined || step === undefined || amount === undefined || parameters.length > 1)
    return undefined;
  const sign = direction === 'plus' ? '+' : '-';
  return `(${part(target)} ${sign} ${durationOf(step, amount, whole)})`;
}

function durationOf(step: string, amount: JuelNode, whole: (node: JuelNode) => string): string {
  if (amount.kind === 'literal' && typeof amount.value === 'number' && Number.isInteger(amount.value)) {
    const days = step === 'P7D' ? `P${amount.value * 7}D` : step.replace('1', String(amount.value));
    return `duration("${days}")`;
  }
  return `(${whole(amount)}) * duration("${step}")`;
}

function noCounterpart(target: JuelNode, name: string): string {
  const object = target.kind === 'identifier' ? `${target.name}.` : '';
  return `The call of ${object}${name}() runs Java code, which does not exist here; let a worker answer the value as a variable.`;
}
