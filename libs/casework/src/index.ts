export { removeOldAttempts, TooManyAttemptsError } from './access/access-attempts.js';
export { CaseSessions } from './access/case-sessions.js';
export { accessCodeOf, newCode, normaliseCode } from './access/codes.js';
export { openCaseWithCode, type CaseCredentials } from './access/open-case-with-code.js';
export { saltOldAccessCodes } from './access/salt-old-access-codes.js';
export { closeCase, type CaseOutcome } from './case/close-case.js';
export type { FileNumberScheme } from './case/file-number.js';
export {
  DraftGoneError,
  openCase,
  ProcessNotDeployedError,
  type CaseStarter,
  type OpenedCase,
  type Submission,
} from './case/open-case.js';
export {
  Documents,
  type DocumentContent,
  type DocumentInfo,
  type NewDocument,
  type StoredContents,
} from './documents/documents.js';
export {
  attachStoredDocument,
  findAttachedDocument,
  type AttachedDocument,
  type DocumentToAttach,
} from './documents/attach-stored-document.js';
export { verifyCertificate, type GenuineCertificate } from './documents/verify-certificate.js';
export { Drafts, type Draft } from './draft/drafts.js';
export {
  Notices,
  type NewNotice,
  type Notice,
  type NoticeChannel,
  type NoticeState,
} from './notices/notices.js';
export { paymentReceivedMessage, receivePayment } from './payments/receive-payment.js';
export {
  listSilentPayments,
  Payments,
  type NewPayment,
  type Payment,
  type PaymentState,
} from './payments/payments.js';
export { addCaseNote, type CaseNote } from './staff/case-notes.js';
export {
  listCases,
  readCaseView,
  type ActiveElement,
  type CaseListItem,
  type CaseParty,
  type CaseReference,
  type CaseView,
} from './staff/case-view.js';
export { readCaseStatus, type CaseStatus, type TimelineEntry } from './status/case-status.js';
export { ProcessTextsReader, type ProcessTexts } from './status/process-texts.js';
export type { PublicStatus, PublicStep } from './status/public-status.js';
