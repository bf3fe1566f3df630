import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate } from '@vorgang/migrations';
import { auditPlaces } from './audit-places.js';
import { choosePort } from './choose-port.js';
import { openDatabase } from './demonstration-database.js';
import { documentPlaces } from './document-places.js';
import { deployProcedures } from './deploy-procedures.js';
import { dataFolder, rootFolder } from './folders.js';
import { readSimulatorSwitch } from './simulator-switch.js';
import { claimDataFolder } from './single-start.js';
import { startSimulators } from './start-simulators.js';
import { StartTrouble } from './start-trouble.js';
import { builtFile, superviseProcess } from './supervised-process.js';
import { untilReady } from './until-ready.js';
import { welcome } from './welcome.js';

/** What to undo, newest first. */
type Undo = () => Promise<void>;

/**
 * Starts everything with a demonstration county and keeps it running until Ctrl-C.
 *
 * @param startedAt milliseconds since 1970 UTC at which the command began
 */
export async function startDemonstration(startedAt: number): Promise<void> {
  const undo: Undo[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= undoAll(undo));
  const leave = (): void => {
    if (stopping === undefined) console.log('\nStopping …');
    void stop().then(() => process.exit(0));
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
  process.on('SIGHUP', leave);
  try {
    await start(undo, startedAt);
  } catch (error) {
    if (stopping !== undefined) return;
    console.error(
      `\nVorgang could not be started. ${error instanceof Error ? error.message : String(error)}`,
    );
    await stop();
    process.exit(1);
  }
}

async function undoAll(undo: Undo[]): Promise<void> {
  for (const step of undo.reverse()) {
    await step().catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
  }
}

async function start(undo: Undo[], startedAt: number): Promise<void> {
  const optionalSimulators = readSimulatorSwitch(process.env['DEMO_SIMULATORS']);
  const port = await choosePort(process.env['PORT']);
  undo.push(await claimDataFolder(dataFolder));
  const logFolder = join(dataFolder, 'logs');
  await mkdir(logFolder, { recursive: true });

  console.log('Starting the database …');
  const database = await openDatabase(dataFolder);
  undo.push(() => database.stop());
  console.log('Bringing the database up to date …');
  await migrate(database.url);

  console.log('Starting the simulators of the services outside …');
  const address = `http://localhost:${port}`;
  const staff = process.env['STAFF_URL'] || address;
  const simulators = await startSimulators({ dataFolder, address, undo }, optionalSimulators);

  console.log('Starting the server and the worker …');
  const environment = {
    NODE_ENV: 'production',
    PORT: String(port),
    DATABASE_URL: database.url,
    PUBLIC_URL: process.env['PUBLIC_URL'] ?? address,
    ...simulators.environment,
    PROCEDURES_FOLDER: join(rootFolder, 'processes'),
    ...(await documentPlaces(dataFolder)),
    ...(await auditPlaces(dataFolder)),
    VORGANG_DEMO: '1',
  };
  const trouble = new StartTrouble();
  for (const name of ['engine', 'worker']) {
    const logFile = join(logFolder, `${name}.log`);
    const supervised = superviseProcess({
      name,
      program: builtFile(`apps/${name}/dist/main.js`),
      environment,
      logFile,
      onCrash: (message) => {
        console.error(message);
        trouble.crashed(name, logFile);
      },
    });
    undo.push(() => supervised.stop());
  }
  await Promise.race([untilReady(address, 60), trouble.tooMuch]);

  console.log('Deploying the procedures …');
  const procedures = await deployProcedures(join(rootFolder, 'processes'), staff, 'demo:demo');
  console.log(
    welcome({
      portal: process.env['STAFF_URL'] ? environment.PUBLIC_URL : address,
      staff,
      pages: simulators.pages,
      database: database.description,
      queue: process.env['REDIS_URL'] ? 'BullMQ on Redis' : 'BullMQ on PostgreSQL',
      dataFolder,
      procedures,
      seconds: (Date.now() - startedAt) / 1000,
    }),
  );
}
