import { KeyParameter } from '../../http/key-text.js';

export class CaseParameter {
  @KeyParameter()
  caseId!: string;
}

export class CaseDocumentParameters extends CaseParameter {
  @KeyParameter()
  documentId!: string;
}
