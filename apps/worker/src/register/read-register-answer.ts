import { CallFailed } from '@vorgang/connectors';
import type { JsonObject, JsonValue } from '@vorgang/feel';

/** Who was asked for. */
export interface AskedPerson {
  readonly familyName: string;
  readonly givenNames: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
}

/** What the register tells of a person. */
export type FoundPerson = {
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: string;
  readonly address: { readonly street: string; readonly postalCode: string; readonly city: string };
  /** `YYYY-MM-DD` */
  readonly movedInOn: string;
};

const refusals: Readonly<Record<string, string>> = {
  NOT_FOUND: 'The register knows no such person.',
  SEVERAL_FOUND: 'The register knows several such persons. Ask with more data, or let somebody look.',
  BLOCKED: 'The register tells nothing of this person (block on disclosure).',
};

/**
 * The person of an answer, taken over field by field: nothing that was not asked for reaches the case.
 *
 * @throws CallFailed NOT_FOUND, SEVERAL_FOUND or BLOCKED for what the register says, WRONG_ANSWER for an answer to
 * another query, about another person or of another shape; messages hold no personal data
 */
export function readRegisterAnswer(body: JsonValue, messageId: string, asked: AskedPerson): FoundPerson {
  const { result, person, ...answer } = context(body, 'the answer');
  if (answer['messageId'] !== messageId) throw wrong('the answer belongs to another query');
  const refusal =
    typeof result === 'string' && Object.hasOwn(refusals, result) ? refusals[result] : undefined;
  if (refusal !== undefined) throw new CallFailed({ code: String(result), message: refusal, isFinal: true });
  if (result !== 'FOUND') throw wrong('"result" is none that is known');
  const found = readPerson(person ?? null);
  if (!isSame(found, asked)) throw wrong('the person is not the one that was asked for');
  return found;
}

function readPerson(value: JsonValue): FoundPerson {
  const person = context(value, '"person"');
  const address = context(person['address'] ?? null, '"address"');
  return {
    familyName: text(person, 'familyName'),
    givenNames: text(person, 'givenNames'),
    birthDate: day(person, 'birthDate'),
    address: {
      street: text(address, 'street'),
      postalCode: text(address, 'postalCode'),
      city: text(address, 'city'),
    },
    movedInOn: day(person, 'movedInOn'),
  };
}

function isSame(found: FoundPerson, asked: AskedPerson): boolean {
  const plain = (name: string): string => name.normalize('NFC').toLocaleLowerCase('de').trim();
  return (
    plain(found.familyName) === plain(asked.familyName) &&
    plain(found.givenNames) === plain(asked.givenNames) &&
    found.birthDate === asked.birthDate
  );
}

function context(value: JsonValue, what: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw wrong(`${what} is no object`);
}

function text(of: JsonObject, name: string): string {
  const value = of[name];
  if (typeof value === 'string' && value !== '') return value;
  throw wrong(`"${name}" is no text`);
}

function day(of: JsonObject, name: string): string {
  const value = text(of, name);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  throw wrong(`"${name}" is no day such as 2026-03-02`);
}

function wrong(reason: string): CallFailed {
  return new CallFailed({
    code: 'WRONG_ANSWER',
    message: `The register answered wrongly: ${reason}. Ask its operator, then resolve the incident.`,
    isFinal: true,
  });
}
