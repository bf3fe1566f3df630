import { KeyParameter } from '../../http/key-text.js';
import { FlagField } from '../../v2/requests/fields.js';

export class ProcessInstanceParameter {
  @KeyParameter()
  processInstanceKey!: string;
}

/** Which instances are held, or go on. */
export class SuspensionRequest {
  @FlagField({ description: 'The instances that it called, and theirs, follow. No unless told.' })
  readonly includeCalledInstances?: boolean;
}
