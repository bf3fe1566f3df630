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

type Values<P extends readonly Parameter<unknown>[]> = {
  [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

export function signature<const P extends readonly Parameter<unknown>[]>(
  parameters: P,
  implementation: (evaluation: Evaluation, ...args: Values<P>) => FeelValue,
): Signature {
  return {
    parameters,
    call: (args, evaluation) => {
      const accepted = acceptAll(parameters, args, evaluation);
      // The parameters accepted the arguments in this order, which is what the tuple type says.
      return accepted === undefined ? undefined : implementation(evaluation, ...(accepted as Values<P>));
    },
  };
}

function acceptAll(
  parameters: readonly Parameter<unknown>[],
  args: Arguments,
  evaluation: Evaluation,
): unknown[] | undefined {
  if (args.length > parameters.length) return undefined;
  const accepted: unknown[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const argument = args[index];
    if (argument === undefined) {
      if (!parameter.optional) return undefined;
      accepted.push(undefined);
      continue;
    }
    const value = parameter.accept(argument, evaluation);
    if (value === undefined) return undefined;
    accepted.push(value);
  }
  return accepted;
}

/** Takes a list, or its elements as arguments. */
export function variadic(
  parameter: Parameter<FeelList>,
  implementation: (evaluation: Evaluation, list: FeelList) => FeelValue,
): Signature {
  return {
    parameters: [parameter],
    call: (args, evaluation) => {
      if (args.length === 0) return undefined;
      const only = args[0];
      const list =
        args.length === 1 && only !== undefined && isList(only)
          ? only
          : args.map((argument) => argument ?? null);
      evaluation.spend(list.length);
      return implementation(evaluation, list);
    },
  };
}

export function define(name: string, ...signatures: readonly Signature[]): FeelFunction {
  const attempt = (
    calls: readonly (readonly [Signature, Arguments])[],
    evaluation: Evaluation,
  ): FeelValue => {
    for (const [candidate, args] of calls) {
      const result = candidate.call(args, evaluation);
      if (result !== undefined) return result;
    }
    return evaluation.warn(
      'INVALID_ARGUMENTS',
      `The function "${name}" got arguments of the wrong number, name or type. It takes: ${describe(signatures)}.`,
    );
  };
  const parameters = (signatures[0]?.parameters ?? []).map((parameter) => ({
    name: parameter.name,
    type: parameter.type,
  }));
  return new FeelFunction(
    name,
    parameters,
    ANY,
    (args, evaluation) =>
      attempt(
        signatures.map((candidate) => [candidate, args] as const),
        evaluation,
      ),
    (names, args, evaluation) =>
      attempt(
        signatures.flatMap((candidate) => arrange(candidate, names, args)),
        evaluation,
      ),
  );
}

function describe(signatures: readonly Signature[]): string {
  return signatures
    .map(
      ({ parameters }) =>
        `(${parameters.map((parameter) => (parameter.optional ? `${parameter.name}?` : parameter.name)).join(', ')})`,
    )
    .join(' or ');
}

/** The call with the arguments in the order of the parameters; none when the names do not fit the signature. */
function arrange(
  candidate: Signature,
  names: readonly string[],
  args: readonly FeelValue[],
): readonly (readonly [Signature, Arguments])[] {
  const { parameters } = candidate;
  const known = parameters.map(({ name }) => name);
  if (!names.every((name) => known.includes(name)) || new Set(names).size !== names.length) return [];
  const isGiven = ({ name }: Parameter<unknown>): boolean => names.includes(name);
  if (!parameters.every((parameter) => parameter.optional || takesNull(parameter) || isGiven(parameter)))
    return [];
  const arranged = parameters.map((parameter) => {
    if (isGiven(parameter)) return args[names.indexOf(parameter.name)];
    return parameter.optional ? undefined : null;
  });
  while (arranged.length > 0 && arranged.at(-1) === undefined) arranged.pop();
  return [[candidate, arranged]];
}

/** A named argument that is left out is null, where the parameter takes null as a value like any other. */
function takesNull({ type }: Parameter<unknown>): boolean {
  return type.kind === 'any';
}
