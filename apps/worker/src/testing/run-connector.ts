import { type DefinedConnector, openSecretStore } from '@vorgang/connectors';
import type { JsonObject } from '@vorgang/feel';
import { guardedClient, readOutboundPolicy } from '@vorgang/outbound';
import type { ConnectorServices } from '../connectors/connector-services.js';

export interface ConnectorRun {
  readonly jobKey?: string;
  readonly variables: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Runs a connector as a worker would, with the services that it is given; private hosts may be called as listed. */
export function connectorRunner(
  connector: DefinedConnector<ConnectorServices>,
  privateHosts: string,
  services: Partial<ConnectorServices> = {},
  secrets: Readonly<Record<string, string>> = {},
) {
  const environment = Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => [`VORGANG_SECRET_${name}`, value]),
  );
  const created = connector.create({
    secrets: openSecretStore(undefined, environment),
    send: guardedClient({ policy: readOutboundPolicy({ OUTBOUND_PRIVATE_HOSTS: privateHosts }, []) }),
    publicUrl: 'https://kreis.example',
    staffUrl: 'https://amt.kreis.example',
    timeZone: 'Europe/Berlin',
    now: () => new Date('2026-03-02T09:00:00Z'),
    ...services,
  } as ConnectorServices);
  return ({ jobKey = '4711', variables, headers = {} }: ConnectorRun) =>
    created.run(
      { jobKey, tenantId: 'county', processInstanceKey: '1', variables, headers },
      AbortSignal.timeout(created.timeout),
    );
}
