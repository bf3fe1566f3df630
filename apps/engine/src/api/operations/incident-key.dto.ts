import { KeyParameter } from '../../http/key-text.js';

export class IncidentParameter {
  @KeyParameter()
  incidentKey!: string;
}
