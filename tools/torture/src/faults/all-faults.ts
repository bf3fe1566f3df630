import type { FaultKind } from '../plan/fault-kinds.js';
import { endSessions } from './end-sessions.js';
import { exhaustConnections } from './exhaust-connections.js';
import { failMails, failPayments, failStatuses } from './fail-services.js';
import type { InjectFault } from './fault.js';
import { freezeProgram } from './freeze-program.js';
import { jumpClock } from './jump-clock.js';
import { killBackend, killPostgres } from './kill-postgres.js';
import { killEngine, killWorker } from './kill-program.js';
import { readOnlyDatabase } from './read-only-database.js';
import { repeatHints } from './repeat-hints.js';
import {
  blackHole,
  cutConnections,
  delayConnections,
  loseAnswer,
  loseCommitAnswer,
} from './spoil-connections.js';
import { cutRedis, flushRedis, slowRedis, stopRedis } from './spoil-redis.js';

export const allFaults: Readonly<Record<FaultKind, InjectFault>> = {
  killEngine,
  killWorker,
  killPostgres,
  killBackend,
  endSessions,
  cutConnections,
  delayConnections,
  blackHole,
  loseCommitAnswer,
  loseAnswer,
  freezeProgram,
  jumpClock,
  readOnlyDatabase,
  exhaustConnections,
  failPayments,
  failMails,
  failStatuses,
  repeatHints,
  stopRedis,
  flushRedis,
  slowRedis,
  cutRedis,
};
