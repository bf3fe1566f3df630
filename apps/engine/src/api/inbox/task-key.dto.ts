import { KeyParameter } from '../../http/key-text.js';

export class TaskKeyParameter {
  @KeyParameter()
  userTaskKey!: string;
}
