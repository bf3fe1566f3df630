import type { Evaluation } from '../evaluate/evaluation.js';
import { ANY } from '../types/feel-type.js';
import { FeelFunction } from '../values/feel-function.js';
import { isList } from '../values/value.js';
import type { FeelList, FeelValue } from '../values/value.js';
import type { Parameter } from './parameters.js';

type Arguments = readonly (FeelValue | undefined)[];

/** One way to call a built-in. */
export interface Signature {
  readonly parameters: readonly Parameter<unknown>[];
  /** The result, or `undefined` when the arguments do not fit this signature. */
  readonly call: (args: Arguments, evaluation: Evaluation) => FeelValue | undefined;
}

type Values<P extends readonly Parameter<unknown>[]> = { [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

export function signature<const P extends readonly Parameter<unknown>[]>(
  parameters: P,
  implementation: (evaluation: Evaluation, ...args: Values<P>) => FeelValue,
): Signature {
  return {
    parameters,
    call: (args, evaluation) => {
      const accepted = acceptAll(parameters, args);
      // The parameters accepted the arguments in this order, which is what the tuple type says.
      return accepted === undefined ? undefined : implementation(evaluation, ...(accepted as Values<P>));
    },
  };
}

function acceptAll(parameters: readonly Parameter<unknown>[], args: Arguments): unknown[] | undefined {
  if (args.length > parameters.length) return undefined;
  const accepted: unknown[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const argument = args[index];
    if (argument === undefined) {
      if (!parameter.optional) return undefined;
      accepted.push(undefined);
      continue;
    }
    const value = parameter.accept(argument);
    if (value === undefined) return undefined;
    accepted.push(value);
  }
  return accepted;
}

/** Takes a list, or its elements as arguments. */
export function variadic(parameter: Parameter<FeelList>, implementation: (evaluation: Evaluation, list: FeelList) => FeelValue): Signature {
  return {
    parameters: [parameter],
    call: (args, evaluation) => {
      if (args.length === 0) return undefined;
      const only = args[0];
      const list = args.length === 1 && only !== undefined && isList(only) ? only : args.map((argument) => argument ?? null);
      evaluation.spend(list.length);
      return implementation(evaluation, list);
    },
  };
}

export function define(name: string, ...signatures: readonly Signature[]): FeelFunction {
  const invoke = (args: Arguments, evaluation: Evaluation): FeelValue => {
    for (const candidate of signatures) {
      const result = candidate.call(args, evaluation);
      if (result !== undefined) return result;
    }
    return evaluation.warn('INVALID_ARGUMENTS', `The function "${name}" got arguments of the wrong number or type. It takes: ${describe(signatures)}.`);
  };
  const parameters = (signatures[0]?.parameters ?? []).map((parameter) => ({ name: parameter.name, type: parameter.type }));
  return new FeelFunction(name, parameters, ANY, invoke, (names, args) => arrange(signatures, names, args));
}

function describe(signatures: readonly Signature[]): string {
  return signatures.map(({ parameters }) => `(${parameters.map((parameter) => (parameter.optional ? `${parameter.name}?` : parameter.name)).join(', ')})`).join(' or ');
}

function arrange(signatures: readonly Signature[], names: readonly string[], args: readonly FeelValue[]): Arguments | null {
  for (const { parameters } of signatures) {
    const known = parameters.map(({ name }) => name);
    if (!names.every((name) => known.includes(name))) continue;
    if (new Set(names).size !== names.length) continue;
    if (!parameters.every(({ name, optional }) => optional || names.includes(name))) continue;
    const arranged = known.map((name) => (names.includes(name) ? args[names.indexOf(name)] : undefined));
    while (arranged.length > 0 && arranged.at(-1) === undefined) arranged.pop();
    return arranged;
  }
  return null;
}
