import { EngineError } from '@vorgang/orchestration';

/** The content may not be stored: too large, of a type that is not taken, infected, or not what it says it is. */
export class ContentRefusedError extends EngineError {
  constructor(
    readonly code: 'too-large' | 'type-refused' | 'type-mismatch' | 'empty' | 'malware' | 'broken-off',
    message: string,
  ) {
    super(message);
  }

  override get status(): 400 | 413 {
    return this.code === 'too-large' ? 413 : 400;
  }
}

/** A document with this id is there already. */
export class DocumentExistsError extends EngineError {
  readonly code = 'document-exists';
  readonly status = 409;
}

/** A case holds the document: it is kept as long as the file of the case. */
export class DocumentHeldByCaseError extends EngineError {
  readonly code = 'document-held-by-case';
  readonly status = 409;
}

/** The place where contents lie, or the malware scanner, does not answer. Nothing was stored. */
export class DocumentServiceAwayError extends EngineError {
  readonly code = 'unavailable';
  readonly status = 503;
}
