import { createEngineApplication } from './application.js';
import { ConfigurationError, readConfiguration } from './configuration.js';

/** Seconds that a shutdown may take before the process ends by force. */
const patience = 14;

async function main(): Promise<void> {
  const application = await createEngineApplication(readConfiguration(process.env));
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), patience * 1000).unref();
    void application.close().then(
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
