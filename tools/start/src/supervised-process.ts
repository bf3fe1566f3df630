import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A program of ours that is started again when it dies, with growing pauses, until it is stopped. */
export interface SupervisedProcess {
  /** Sends a signal to the program as it runs now; it is started again if it ends. */
  signal(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

export interface SupervisedProcessOptions {
  readonly name: string;
  /** Absolute path of the program's JavaScript file. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What the program prints goes here. */
  readonly logFile: string;
  /** Milliseconds of the longest pause before it is started again; ten seconds unless said otherwise. */
  readonly longestPause?: number;
  /** Called for each unexpected end. */
  readonly onCrash: (message: string) => void;
}

const firstPause = 250;
const defaultLongestPause = 10_000;
const patience = 15_000;
/** A program that ran this long had started well; its next pause is short again. */
const healthyAfter = 30_000;

/** Starts a program and keeps it running. */
export function superviseProcess(options: SupervisedProcessOptions): SupervisedProcess {
  const log = createWriteStream(options.logFile, { flags: 'a' });
  let stopping = false;
  let pause = firstPause;
  let timer: NodeJS.Timeout | undefined;
  let child = launch(options, log);
  watch();

  function watch(): void {
    const startedAt = Date.now();
    child.once('exit', (code, signal) => {
      if (stopping) return;
      pause =
        Date.now() - startedAt > healthyAfter
          ? firstPause
          : Math.min(pause * 2, options.longestPause ?? defaultLongestPause);
      options.onCrash(
        `${options.name} ended (${signal ?? `code ${code}`}); starting it again. Log: ${options.logFile}`,
      );
      timer = setTimeout(() => {
        child = launch(options, log);
        watch();
      }, pause);
    });
  }

  return {
    signal: (signal) => void child.kill(signal),
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      await end(child);
      log.end();
    },
  };
}

function launch(options: SupervisedProcessOptions, log: WriteStream): ChildProcess {
  const preload = pathToFileURL(builtFile('tools/start/dist/end-with-parent.js')).href;
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', preload, options.program], {
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C in the terminal reaches the starter alone, which stops its processes in order.
    detached: true,
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), patience);
  await exited;
  clearTimeout(force);
}

/** Absolute path of a built file of the checkout. */
export function builtFile(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}
