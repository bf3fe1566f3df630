import { certificateConnector } from './certificate.js';
import { closeCaseConnector } from './close-case.js';
import type { ConnectorServices } from './connector-services.js';
import type { Connector } from '@vorgang/connectors';
import { noticeConnector } from './notice.js';
import { offeredConnectors } from './offered-connectors.js';
import { paymentCancelConnector } from './payment-cancel.js';
import { paymentRequestConnector } from './payment-request.js';

/** Every connector of this worker. A new one is a file of its own and a line here. */
export function allConnectors(services: ConnectorServices): readonly Connector[] {
  return [
    paymentRequestConnector(services),
    paymentCancelConnector(services),
    certificateConnector(services),
    noticeConnector(services),
    closeCaseConnector(services),
    ...offeredConnectors.map((connector) => connector.create(services)),
  ];
}
