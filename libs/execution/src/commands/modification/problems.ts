import type { Rejection } from '../../step.js';
import { reject } from '../command-handler.js';

/** Everything that is wrong with a request, so that its sender can mend it at once. */
export class Problems {
  private readonly messages: string[] = [];

  add(message: string): void {
    if (!this.messages.includes(message)) this.messages.push(message);
  }

  /** Null where nothing is wrong. */
  rejection(subject: string): Rejection | null {
    const [only, ...others] = this.messages;
    if (only === undefined) return null;
    const modificationProblems = [...this.messages];
    if (others.length === 0)
      return { ...reject('INVALID_ARGUMENT', `${subject}: ${only}`), modificationProblems };
    const listed = this.messages.map((message, index) => `(${index + 1}) ${message}`).join(' ');
    return {
      ...reject('INVALID_ARGUMENT', `${subject}, for ${this.messages.length} reasons: ${listed}`),
      modificationProblems,
    };
  }
}
