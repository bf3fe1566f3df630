import { JuelProblem, type JuelNode } from '../juel/juel-node.js';
import { parseJuel } from '../juel/parse-juel.js';
import { writeFeel } from '../juel/write-feel.js';

/** What the other engine hands to code by itself; here the job stands for it. */
const OF_THE_ENGINE: readonly string[] = ['execution', 'task', 'delegateTask', 'delegateExecution'];

/**
 * What of a call of Java code is more than the name that its job type is made of, and how to hand it over; undefined
 * where nothing is lost: `${payment.collect(order)}` loses its argument.
 */
export function lostArguments(code: string, jobType: string): string | undefined {
  const inside = /^\s*[$#]\{(.*)\}\s*$/s.exec(code)?.[1]?.trim();
  if (inside === undefined) return undefined;
  const rest = inside.startsWith(jobType) ? inside.slice(jobType.length).trim() : inside;
  if (rest === '') return undefined;
  const call = readCall(inside);
  if (call === undefined || nameOf(call) !== jobType) {
    return `Only "${jobType}" became the job type; let the worker do what follows: ${rest}`;
  }
  const data = call.parameters.filter(
    (node) => node.kind !== 'identifier' || !OF_THE_ENGINE.includes(node.name),
  );
  if (data.length === 0) return undefined;
  return `Its arguments are: ${data.map(describeArgument).join(', ')}.`;
}

function readCall(text: string): (JuelNode & { readonly kind: 'call' }) | undefined {
  try {
    const node = parseJuel(text);
    return node.kind === 'call' ? node : undefined;
  } catch (error) {
    if (error instanceof JuelProblem) return undefined;
    throw error;
  }
}

/** `payment.collect` of a call; undefined where it is no plain path. */
function nameOf(node: JuelNode): string | undefined {
  switch (node.kind) {
    case 'identifier':
      return node.name;
    case 'call':
    case 'property': {
      if (node.target === undefined) return node.kind === 'call' ? node.name : undefined;
      // A call inside the path would be left out.
      const target = node.target.kind === 'call' ? undefined : nameOf(node.target);
      return target === undefined ? undefined : `${target}.${node.name}`;
    }
    case 'literal':
    case 'index':
    case 'unary':
    case 'binary':
    case 'conditional':
      return undefined;
  }
}

/** In FEEL, as a mapping takes it. */
function describeArgument(node: JuelNode, index: number): string {
  try {
    return `=${writeFeel(node)}`;
  } catch (error) {
    if (error instanceof JuelProblem)
      return `the ${index + 1}. one, which FEEL cannot say (${error.message})`;
    throw error;
  }
}
