export { auditPlaces, type AuditPlaces } from './audit-places.js';
export { deployProcedures } from './deploy-procedures.js';
export { startDemonstration } from './start-demonstration.js';
export { builtFile, superviseProcess, type SupervisedProcess } from './supervised-process.js';
export { untilReady } from './until-ready.js';
export { documentPlaces, type DocumentPlaces } from './document-places.js';
