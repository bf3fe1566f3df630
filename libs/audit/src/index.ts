export type { InstanceRow, RecordedCase } from './source/recorded-case.js';
export type { AuditRecord } from './source/audit-record.js';
export { storedCase, storedCases, storedRecords } from './source/stored-cases.js';
export { DamagedExportError, exportedRecords, writingExport } from './source/export-file.js';
export { checkpointFileName } from './checkpoints/checkpoint-file-name.js';
export { publishCheckpoints } from './checkpoints/publish-checkpoints.js';
export {
  newSigningKey,
  readSigningKey,
  UnreadableKeyError,
  type SigningKey,
} from './checkpoints/signing-key.js';
export { openSigningKey } from './checkpoints/open-signing-key.js';
export { RetiredKeyError } from './checkpoints/retired-key-error.js';
export { UntrustedHandoverError } from './checkpoints/key-handover.js';
export { readTrust, type TrustFiles } from './checkpoints/read-trust.js';
export type { CheckpointFault, CheckpointFaultCode, AuditTrust } from './checkpoints/verify-tree.js';
export { writeCheckpoints } from './checkpoints/write-checkpoints.js';
export type { Fault, FaultCode } from './verify/fault.js';
export type { LogFault, LogFaultCode } from './verify/log-fault.js';
export { verifyCase } from './verify/verify-case.js';
export {
  atOneMoment,
  faultsOf,
  verifyAudit,
  verifyRecords,
  type AuditReport,
  type AuditScope,
} from './verify/verify-audit.js';
