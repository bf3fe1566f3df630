import { join } from 'node:path';
import {
  startClamdSimulator,
  startMailCatcher,
  startMastodonSimulator,
  startPaymentSimulator,
  startRegisterSimulator,
} from '@vorgang/simulators';
import { rememberedPort } from './remembered-port.js';
import { installationSecret } from './secrets.js';
import type { OptionalSimulator } from './simulator-switch.js';

export interface StartedSimulators {
  /** What the programs need to find them. Secrets are those that models name as `{{secrets.NAME}}`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Pages for people to look at. */
  readonly pages: readonly { readonly name: string; readonly url: string }[];
}

interface Place {
  readonly dataFolder: string;
  /** Where the server is reached. */
  readonly address: string;
  /** Gets what ends each simulator. */
  readonly undo: (() => Promise<void>)[];
}

/** Starts the services outside of a demonstration: payment, mail, malware scanner and those that are switched on. */
export async function startSimulators(
  place: Place,
  optional: ReadonlySet<OptionalSimulator>,
): Promise<StartedSimulators> {
  const started = [await startPayment(place), await startMail(place), await startScanner(place)];
  if (optional.has('mastodon')) started.push(await startMastodon(place));
  if (optional.has('register')) started.push(await startRegister(place));
  const hosts = started.flatMap(({ callable }) => (callable === undefined ? [] : [new URL(callable).host]));
  const named = process.env['OUTBOUND_PRIVATE_HOSTS'] ?? '';
  return {
    environment: Object.assign(
      { OUTBOUND_PRIVATE_HOSTS: [named, ...hosts].join(' ').trim() },
      ...started.map(({ environment }) => environment),
    ) as Record<string, string>,
    pages: started.flatMap(({ page }) => (page === undefined ? [] : [page])),
  };
}

interface Started {
  readonly environment: Readonly<Record<string, string>>;
  readonly page?: { readonly name: string; readonly url: string };
  /** An address that connectors of models call. */
  readonly callable?: string;
}

async function startPayment({ dataFolder, address, undo }: Place): Promise<Started> {
  const secret = await installationSecret(dataFolder, 'payment');
  const payment = await startPaymentSimulator({
    port: await rememberedPort(dataFolder, 'payment-simulator'),
    folder: join(dataFolder, 'payments'),
    secret,
    notificationUrl: `${address}/api/payments/notifications`,
  });
  undo.push(() => payment.close());
  return {
    environment: { PAYMENT_PROVIDER_URL: payment.url, PAYMENT_PROVIDER_SECRET: secret },
    page: { name: 'Payment simulator', url: payment.url },
  };
}

async function startMail({ dataFolder, undo }: Place): Promise<Started> {
  const mail = await startMailCatcher({
    smtpPort: await rememberedPort(dataFolder, 'mail-smtp'),
    webPort: await rememberedPort(dataFolder, 'mail-web'),
    folder: join(dataFolder, 'mail'),
  });
  undo.push(() => mail.close());
  return {
    environment: { SMTP_URL: mail.smtpUrl, MAIL_FROM: 'Vorgang <post@localhost.example>' },
    page: { name: 'Mail that was sent', url: mail.webUrl },
  };
}

async function startScanner({ dataFolder, undo }: Place): Promise<Started> {
  const scanner = await startClamdSimulator(await rememberedPort(dataFolder, 'malware-scanner'));
  undo.push(() => scanner.close());
  return { environment: { CLAMD_URL: scanner.url } };
}

async function startMastodon({ dataFolder, undo }: Place): Promise<Started> {
  const token = await installationSecret(dataFolder, 'mastodon');
  const server = await startMastodonSimulator({
    port: await rememberedPort(dataFolder, 'mastodon-simulator'),
    folder: join(dataFolder, 'mastodon'),
    token,
    // As a server's default: 300 requests in five minutes.
    statusesPerWindow: 300,
  });
  undo.push(() => server.close());
  return {
    environment: { VORGANG_SECRET_MASTODON_URL: server.url, VORGANG_SECRET_MASTODON_TOKEN: token },
    page: { name: 'Mastodon simulator', url: server.url },
    callable: server.url,
  };
}

async function startRegister({ dataFolder, undo }: Place): Promise<Started> {
  const token = await installationSecret(dataFolder, 'register');
  const register = await startRegisterSimulator({
    port: await rememberedPort(dataFolder, 'register-simulator'),
    folder: join(dataFolder, 'register'),
    token,
  });
  undo.push(() => register.close());
  return {
    environment: { VORGANG_SECRET_REGISTER_URL: register.url, VORGANG_SECRET_REGISTER_TOKEN: token },
    callable: register.url,
  };
}
