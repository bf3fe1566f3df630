export type * from './graph/executable-process.js';
export type * from './graph/event-definition.js';
export type * from './graph/loop-characteristics.js';
export type * from './graph/listeners.js';
export type * from './graph/retry-backoff.js';
export { calendarDay, type CalendarDay } from './cron/cron-days.js';
export {
  isCronThatNeverComes,
  readCronExpression,
  type CronExpression,
  type CronTimes,
} from './cron/cron-expression.js';
export { parseRetryBackoff, RETRY_BACKOFF_HEADER } from './reading/retry-backoff.js';
export { HISTORY_TIME_TO_LIVE, isHistoryTimeToLive } from './reading/history-time-to-live.js';
export type * from './problem.js';
export type * from './model.js';
export { DEFAULT_MODEL_LIMITS, type ModelLimits } from './document/model-limits.js';
export { beginsWithoutTrigger } from './graph/begins-without-trigger.js';
export { parseProcessModel, readDeployedModel } from './parse-process-model.js';
export { readsVariable } from './reads-variable.js';
export { fromPortableModel, toPortableModel, type PortableModel } from './portable-model.js';
export { importModel, type ImportOptions, type ImportResult } from './import/import-model.js';
export { prepareImport, type PreparedImport } from './import/prepare-import.js';
export type { GeneratedForm } from './import/element-conversion.js';
export type { ImportEntry, ImportOutcome, ImportRule } from './import/import-entry.js';
export { convertJuel, type ConvertedValue } from './import/juel/convert-juel.js';
export { mergeEdits, type EditedFile } from './interchange/merge-edits.js';
export { findXmlDifferences, type XmlDifference } from './interchange/xml-differences.js';
export { decodeXml, type DecodedXml } from './xml/decode-xml.js';
export { escapeAttribute } from './xml/edit-xml.js';
export { readXml } from './xml/read-xml.js';
export { writeXml } from './xml/write-xml.js';
export type { XmlAttribute, XmlDocument, XmlElement, XmlNode, XmlText } from './xml/xml-tree.js';
