import type { DefinedConnector } from '@vorgang/connectors';
import type { ConnectorServices } from './connector-services.js';
import { httpRequestConnector } from './http-request.js';
import { letterConnector } from './letter.js';
import { mastodonStatusConnector } from './mastodon-status.js';
import { registerQueryConnector } from './register-query.js';
import { sendMailConnector } from './send-mail.js';
import { sendWebhookConnector } from './send-webhook.js';

/** Connectors that the modeller offers with a template. A new one is a file of its own and a line here. */
export const offeredConnectors: readonly DefinedConnector<ConnectorServices>[] = [
  httpRequestConnector,
  sendMailConnector,
  sendWebhookConnector,
  mastodonStatusConnector,
  letterConnector,
  registerQueryConnector,
];
