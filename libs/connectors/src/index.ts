export {
  PermanentFailure,
  RetryLater,
  type Connector,
  type ConnectorJob,
  type ConnectorOutcome,
} from './connector.js';
export { CallFailed, type CallFailure } from './definition/call-failed.js';
export {
  defineConnector,
  type ConnectorBasics,
  type ConnectorCall,
  type ConnectorDefinition,
  type DefinedConnector,
} from './definition/define-connector.js';
export { type Field, type Fields, type ValuesOf, Misfit } from './definition/field.js';
export type { AnswerOf, AnswerPart, AnswerParts } from './definition/answer-part.js';
export * as answer from './definition/answer-parts.js';
export * as field from './definition/fields.js';
export { resolveSecretText } from './secrets/resolve-secret-text.js';
export { openSecretStore } from './secrets/open-secret-store.js';
export type { SecretStore } from './secrets/secret-store.js';
export type { ElementTemplate, TemplateProperty } from './template/template-types.js';
