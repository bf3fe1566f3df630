import { FeelFunction, type FeelValue, ANY } from '@vorgang/feel';

/** Key of a context that says which function made it. */
export const outcomeKey = 'vorgang:outcome';

/** What error expressions may call, as in Camunda's connectors: each makes a context that says what to do. */
export const connectorFunctions: ReadonlyMap<string, FeelFunction> = new Map(
  [
    marker('bpmnError', ['code', 'message', 'variables']),
    marker('jobError', ['message', 'variables', 'retries', 'retryBackoff']),
    marker('ignoreError', ['variables']),
  ].map((each) => [each.name, each]),
);

function marker(name: string, parameters: readonly string[]): FeelFunction {
  const make = (entries: readonly (readonly [string, FeelValue])[]): FeelValue =>
    new Map<string, FeelValue>([[outcomeKey, name], ...entries]);
  return new FeelFunction(
    name,
    parameters.map((parameter) => ({ name: parameter, type: ANY })),
    ANY,
    (args, evaluation) =>
      args.length > parameters.length
        ? evaluation.warn(
            'INVALID_ARGUMENTS',
            `${name} takes up to ${parameters.length} arguments and got ${args.length}.`,
          )
        : make(args.map((value, index) => [parameters[index]!, value])),
    (names, args, evaluation) => {
      const unknown = names.find((each) => !parameters.includes(each));
      return unknown === undefined
        ? make(names.map((each, index) => [each, args[index] ?? null]))
        : evaluation.warn('INVALID_ARGUMENTS', `${name} has no parameter "${unknown}".`);
    },
  );
}
