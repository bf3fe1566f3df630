import { readFileSync } from 'node:fs';

const crashesThatAreTooMuch = 3;
const lastLines = 12;

/** Counts how often programs die while everything starts: a wrong setting would make them die for ever. */
export class StartTrouble {
  private crashes = 0;
  private giveUp: (error: Error) => void = () => undefined;
  /** Rejects, with the end of the program's log, once they died too often. */
  readonly tooMuch: Promise<never>;

  constructor() {
    this.tooMuch = new Promise<never>((_resolve, reject) => (this.giveUp = reject));
    // Nobody may be waiting any more when a program dies later.
    this.tooMuch.catch(() => undefined);
  }

  crashed(name: string, logFile: string): void {
    this.crashes += 1;
    if (this.crashes < crashesThatAreTooMuch) return;
    this.giveUp(new Error(`The ${name} keeps ending. Its log (${logFile}) says:\n${endOf(logFile)}`));
  }
}

function endOf(logFile: string): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lastLines).join('\n');
}
