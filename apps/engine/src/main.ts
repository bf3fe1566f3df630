import { setTimeout as wait } from 'node:timers/promises';
import { startTracing } from '@vorgang/telemetry';
import { createEngineApplication } from './application.js';
import { ConfigurationError, readConfiguration } from './configuration.js';

/** Seconds that closing may take before the process ends by force. */
const patience = 14;

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const tracing = startTracing('vorgang-engine', process.env);
  const application = await createEngineApplication(configuration);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    const delay = configuration.shutdownDelaySeconds;
    setTimeout(() => process.exit(1), (patience + delay) * 1000).unref();
    application.retire();
    const closed = wait(delay * 1000)
      .then(() => application.close())
      .then(() => tracing?.stop());
    void closed.then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('The server did not stop cleanly.', error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const { url } = await application.listen();
  console.log(`Vorgang listens on ${url}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exit(1);
});
