import { createRandomSource, type JsonObject } from '@vorgang/feel';
import {
  type Connector,
  type ConnectorJob,
  type ConnectorOutcome,
  PermanentFailure,
  RetryLater,
} from '../connector.js';
import {
  applyErrorExpression,
  applyResult,
  type OutcomeExpressions,
} from '../expressions/outcome-expressions.js';
import { Concealment } from '../secrets/concealment.js';
import type { SecretStore } from '../secrets/secret-store.js';
import { elementTemplate } from '../template/element-template.js';
import type { ElementTemplate } from '../template/template-types.js';
import type { AnswerOf, AnswerParts } from './answer-part.js';
import { readEntries } from './answer-parts.js';
import { CallFailed } from './call-failed.js';
import { commonFields } from './common-fields.js';
import { type Fields, Misfit, type ValuesOf } from './field.js';
import { readValues } from './read-values.js';

/** One run of a connector. */
export interface ConnectorCall<Of extends Fields> {
  readonly job: ConnectorJob;
  readonly input: ValuesOf<Of>;
  /** Broken off with the time limit of the connector. */
  readonly signal: AbortSignal;
  /** Keeps a text that was made of a secret out of variables and messages. */
  readonly conceal: (text: string) => void;
}

/** A connector in one file: what it is told, what the modeller shows, what it does. */
export interface ConnectorDefinition<Of extends Fields, Out extends AnswerParts, Services> {
  /** The job type, also the id of the template. */
  readonly type: string;
  /** Grows when the template changes. */
  readonly version: number;
  /** German, as the modeller offers it. */
  readonly name: string;
  readonly description: string;
  /** An SVG drawing of 18 x 18 without scripts. */
  readonly icon: string;
  readonly groups: readonly { readonly id: string; readonly label: string }[];
  readonly fields: Of;
  /** What the answer holds; the modeller names it, and nothing else of an answer reaches variables. */
  readonly answer: Out;
  /** Jobs of this type that one worker runs at once. */
  readonly concurrency: number;
  /** Milliseconds that one run may take. */
  readonly timeout: number;
  /**
   * Does the work and gives the answer. It may be called again for the same job and must then lead to the same effect:
   * the job's key is the key of idempotency. It throws CallFailed for what the model may want to know.
   */
  readonly run: (call: ConnectorCall<Of>, services: Services) => Promise<AnswerOf<Out>>;
}

export interface DefinedConnector<Services> {
  readonly template: ElementTemplate;
  create(services: Services): Connector;
}

/** What every connector needs of its installation. */
export interface ConnectorBasics {
  readonly secrets: SecretStore;
  readonly timeZone: string;
  now(): Date;
}

/** Makes a worker's connector and the modeller's template of one definition. */
export function defineConnector<
  const Of extends Fields,
  const Out extends AnswerParts,
  Services extends ConnectorBasics,
>(definition: ConnectorDefinition<Of, Out, Services>): DefinedConnector<Services> {
  return {
    template: elementTemplate(definition),
    create: (services) => ({
      type: definition.type,
      concurrency: definition.concurrency,
      timeout: definition.timeout,
      run: (job, signal) => runDefinition(definition, services, job, signal),
    }),
  };
}

async function runDefinition<Of extends Fields, Out extends AnswerParts, Services extends ConnectorBasics>(
  definition: ConnectorDefinition<Of, Out, Services>,
  services: Services,
  job: ConnectorJob,
  signal: AbortSignal,
): Promise<ConnectorOutcome> {
  const concealment = new Concealment();
  try {
    const input = await readValues(definition.fields, job, services.secrets, concealment);
    const expressions = await outcomeExpressions(job, services, concealment);
    const conceal = (text: string): void => concealment.add(text);
    try {
      const response = checkAnswer(
        definition,
        await definition.run({ job, input, signal, conceal }, services),
      );
      return applyResult(expressions, concealment.clean(response));
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      return afterFailure(expressions, error, concealment);
    }
  } catch (error) {
    throw concealed(error, concealment);
  }
}

/**
 * The entries that the definition declares.
 * @throws PermanentFailure that names the entry that does not fit; the effect has happened, so trying again mends nothing
 */
function checkAnswer<Out extends AnswerParts>(
  { type, answer }: { readonly type: string; readonly answer: Out },
  given: AnswerOf<Out>,
): JsonObject {
  const read = readEntries(answer, given as JsonObject);
  if (!(read instanceof Misfit)) return read;
  throw new PermanentFailure(
    `The answer of ${type} must have ${read.expected}. Correct the connector, or what it is connected with.`,
  );
}

async function outcomeExpressions(
  job: ConnectorJob,
  services: ConnectorBasics,
  concealment: Concealment,
): Promise<OutcomeExpressions> {
  const texts = await readValues(commonFields, job, services.secrets, concealment);
  const random = createRandomSource(crypto.getRandomValues(new Uint32Array(8)));
  return { ...texts, now: services.now().getTime(), timeZone: services.timeZone, random };
}

function afterFailure(
  expressions: OutcomeExpressions,
  { failure }: CallFailed,
  concealment: Concealment,
): ConnectorOutcome {
  const message = concealment.cleanText(failure.message);
  const error = { code: failure.code, message, variables: concealment.clean(failure.variables ?? {}) };
  const outcome = applyErrorExpression(expressions, { error });
  if (outcome !== null) return outcome;
  if (failure.isFinal) throw new PermanentFailure(message);
  if (failure.retryBackOff !== undefined) throw new RetryLater(message, failure.retryBackOff);
  throw new Error(message);
}

/** The same error without any secret; it carries no cause, whose text nobody has looked through. */
function concealed(error: unknown, concealment: Concealment): Error {
  const message = concealment.cleanText(error instanceof Error ? error.message : String(error));
  if (error instanceof PermanentFailure) return new PermanentFailure(message);
  if (error instanceof RetryLater) return new RetryLater(message, error.retryBackOff);
  return new Error(message);
}
