import type { NestExpressApplication } from '@nestjs/platform-express';

/** How often connections are let go whose last answer went out while the server was closing, in milliseconds. */
const sweepEvery = 50;

/**
 * Closes the server after the requests that it has accepted. Node lets idle connections go only when closing begins;
 * those that become idle later would hold it up until their keep-alive time is over.
 */
export async function closeWhenAnswered(application: NestExpressApplication): Promise<void> {
  const sweeping = setInterval(() => application.getHttpServer().closeIdleConnections(), sweepEvery);
  try {
    await application.close();
  } finally {
    clearInterval(sweeping);
  }
}
