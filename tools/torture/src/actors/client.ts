import { randomUUID } from 'node:crypto';
import { growingPause } from './growing-pause.js';

/** The server's last word on a request. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** Whether an earlier attempt of the same request stayed without a word. */
  readonly wasUnknown: boolean;
}

/** The run ended before the server said anything. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const patience = 12_000;
const authorization = `Basic ${Buffer.from('demo:demo').toString('base64')}`;

/** A client that keeps asking, at one engine or the other, until it is answered; always under the same key. */
export class Client {
  constructor(
    private readonly addresses: readonly string[],
    private readonly end: AbortSignal,
  ) {}

  /** @throws NoAnswer at the end of the run */
  post(path: string, body: object, idempotencyKey: string = randomUUID()): Promise<Answer> {
    return this.ask('POST', path, body, idempotencyKey);
  }

  /** @throws NoAnswer at the end of the run */
  patch(path: string, body: object): Promise<Answer> {
    return this.ask('PATCH', path, body, randomUUID());
  }

  private async ask(method: string, path: string, body: object, idempotencyKey: string): Promise<Answer> {
    let wasUnknown = false;
    let last = 'no attempt came back';
    for (let attempt = 0; !this.end.aborted; attempt += 1) {
      const address = this.addresses[attempt % this.addresses.length]!;
      const answer = await this.attempt(method, address + path, body, idempotencyKey);
      if (answer !== null && isFinal(answer.status)) return { ...answer, wasUnknown };
      last = answer === null ? 'the connection broke or nothing came' : `status ${answer.status}`;
      wasUnknown = true;
      await growingPause(attempt);
    }
    throw new NoAnswer(`${path} got no answer until the end of the run; the last attempt: ${last}.`);
  }

  private async attempt(
    method: string,
    address: string,
    body: object,
    idempotencyKey: string,
  ): Promise<Pick<Answer, 'status' | 'body'> | null> {
    try {
      const response = await fetch(address, {
        method,
        headers: { authorization, 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
        body: JSON.stringify(body),
        signal: AbortSignal.any([this.end, AbortSignal.timeout(patience)]),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    } catch {
      return null;
    }
  }
}

/** 408 goes to whoever began a request before the server stood still; it may be sent again (RFC 9110, section 15.5.9). */
function isFinal(status: number): boolean {
  return status < 500 && status !== 408 && status !== 429;
}

export function isDone({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
