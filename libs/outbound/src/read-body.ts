import type { IncomingMessage } from 'node:http';
import { OutboundFailed, OutboundRefused } from './outbound-errors.js';

/**
 * The whole body of an answer.
 *
 * @param largest bytes
 * @throws OutboundRefused when it is larger, or compressed although nobody asked for that
 */
export async function readBody(response: IncomingMessage, host: string, largest: number): Promise<Buffer> {
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    response.destroy();
    throw new OutboundRefused(`${host} answered in the encoding ${encoding}, which was not asked for.`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largest) {
        throw new OutboundRefused(`${host} answered more than the ${largest} bytes that are taken.`);
      }
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof OutboundRefused) throw error;
    throw new OutboundFailed(`${host} broke off its answer.`, { cause: error });
  }
  return Buffer.concat(chunks);
}
