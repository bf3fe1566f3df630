import type { Code, FeelType } from '@vorgang/feel';
import type { HitPolicy } from './hit-policy.js';

export interface Input {
  readonly id: string;
  readonly name: string;
  readonly value: Code;
  readonly type: FeelType;
  readonly allowed: Code | null;
}

export interface Output {
  readonly id: string;
  readonly name: string;
  readonly type: FeelType;
  readonly allowed: Code | null;
  /** One test per allowed value, in their order of priority. */
  readonly priorities: readonly Code[];
  readonly otherwise: Code | null;
}

export interface Rule {
  readonly id: string;
  readonly index: number;
  /** Null for a cell that takes everything. */
  readonly tests: readonly (Code | null)[];
  readonly outputs: readonly Code[];
}

export interface DecisionTable {
  readonly name: string;
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
  readonly rules: readonly Rule[];
  readonly policy: HitPolicy;
}
