import { KeyParameter } from '../../http/key-text.js';

export class ModelParameter {
  @KeyParameter()
  processDefinitionKey!: string;
}
