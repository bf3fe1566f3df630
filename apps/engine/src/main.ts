import { setTimeout as wait } from 'node:timers/promises';
import { errorText, jsonLogger } from '@vorgang/orchestration';
import { startTracing } from '@vorgang/telemetry';
import { createEngineApplication } from './application.js';
import { ConfigurationError, readConfiguration } from './configuration.js';

const log = jsonLogger();

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
        log.error('engine-stop-failed', { reason: errorText(error) });
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const { url } = await application.listen();
  log.info('engine-ready', { message: `Vorgang listens on ${url}` });
}

main().catch((error: unknown) => {
  if (error instanceof ConfigurationError) console.error(error.message);
  else log.error('engine-start-failed', { reason: errorText(error) });
  process.exit(1);
});
