export type { InstanceRow, RecordedCase } from './source/recorded-case.js';
export { storedCase, storedCases } from './source/stored-cases.js';
export { DamagedExportError, exportedCases, writingExport } from './source/export-file.js';
export type { Fault, FaultCode } from './verify/fault.js';
export { verifyCase } from './verify/verify-case.js';
export {
  atOneMoment,
  verifyAudit,
  verifyCases,
  type AuditReport,
  type AuditScope,
} from './verify/verify-audit.js';
