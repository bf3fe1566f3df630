export { openDocumentStore } from './open-document-store.js';
export { readDocumentConfiguration } from './read-document-configuration.js';
export type { DocumentConfiguration, OpenDocumentStore } from './open-document-store.js';
export { DocumentStore, type DocumentStoreParts, type OpenedDocument } from './store/document-store.js';
export { documentReference, type DocumentReference } from './store/document-reference.js';
export type { NewDocument, ReceivedContent, StoredDocument } from './store/stored-document.js';
export {
  ContentRefusedError,
  DocumentExistsError,
  DocumentHeldByCaseError,
  DocumentServiceAwayError,
} from './document-errors.js';
export { DocumentLinks, type LinkedDocument } from './links/document-links.js';
export { KeyRing } from './keys/key-ring.js';
export { clearDocuments } from './upkeep/clear-documents.js';
export { rotateKeys } from './upkeep/rotate-keys.js';
