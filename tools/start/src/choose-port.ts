import { isPortFree } from './is-port-free.js';

const defaultPort = 3000;
const portsToTry = 50;

/**
 * The port to listen on: the one asked for in PORT, or the first free one from 3000.
 *
 * @throws Error when PORT is no port, or is taken
 */
export async function choosePort(wanted: string | undefined): Promise<number> {
  if (wanted !== undefined && wanted !== '') return wantedPort(wanted);
  for (let port = defaultPort; port < defaultPort + portsToTry; port += 1) {
    if (await isPortFree(port)) return port;
  }
  throw new Error(
    `The ports ${defaultPort} to ${defaultPort + portsToTry - 1} are all taken. Choose one: PORT=8080 npm start`,
  );
}

async function wantedPort(text: string): Promise<number> {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT is "${text}", which is no port. Use a number from 1 to 65535.`);
  }
  if (await isPortFree(port)) return port;
  throw new Error(
    `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
  );
}
