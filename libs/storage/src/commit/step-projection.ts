import type { ExecutionState } from '@vorgang/execution';
import { timestamp } from '../database/timestamp.js';
import { addRow, type CommitArgument, type CommitRow, type CommitRows } from './commit-rows.js';
import type { StepRecord } from './step-record.js';

/** A row while the changes of its step are folded into it. */
export type DraftRow = Record<string, CommitRow[string]>;

/** Tables whose rows a step may create and change more than once. */
interface TableArguments {
  readonly created: CommitArgument;
  readonly changed: CommitArgument;
}

/**
 * Collects the rows of steps of one instance that are written together. A row that they create and change becomes one
 * insert of its last form, and several changes of a row become one update.
 */
export class StepProjection {
  private readonly drafts = new Map<CommitArgument, Map<string, DraftRow>>();

  private readonly removals: { readonly argument: CommitArgument; readonly key: string }[] = [];

  constructor(private step: StepRecord) {
    this.at = timestamp(step.at);
  }

  /** The moment of the present step as PostgreSQL reads it. */
  at: string;

  /** The same in milliseconds since 1970 UTC, as typed rows hold it. */
  get moment(): number {
    return this.step.at;
  }

  get state(): ExecutionState {
    return this.step.after;
  }

  /** Workers that get jobs of the present step, by job. */
  get givenJobs(): StepRecord['givenJobs'] {
    return this.step.givenJobs;
  }

  /** What follows belongs to that step. */
  goOnWith(step: StepRecord): void {
    this.step = step;
    this.at = timestamp(step.at);
  }

  /** Columns that most rows of an instance share. */
  get origin(): { readonly process_instance_key: string; readonly process_definition_key: string } {
    return {
      process_instance_key: this.state.processInstanceKey,
      process_definition_key: this.state.processDefinitionKey,
    };
  }

  create(table: TableArguments, key: string, row: DraftRow): void {
    this.draft(table.created, key, row);
  }

  /** Folds the columns into the row that this step created or has changed already, else starts an update. */
  change(table: TableArguments, key: string, keyColumn: string, columns: DraftRow): void {
    const begun = this.find(table.created, key) ?? this.find(table.changed, key);
    if (begun !== undefined) Object.assign(begun, columns);
    else this.draft(table.changed, key, { [keyColumn]: key, ...columns });
  }

  /** Adds columns to the update of a row; false where this step does not update it. */
  addToChange(changed: CommitArgument, key: string, columns: DraftRow): boolean {
    const begun = this.find(changed, key);
    if (begun !== undefined) Object.assign(begun, columns);
    return begun !== undefined;
  }

  /** Takes the row back where this step created it, else removes the stored one. */
  remove(created: CommitArgument, removed: CommitArgument, key: string): void {
    if (this.drafts.get(created)?.delete(key) === true) return;
    this.removals.push({ argument: removed, key });
  }

  addTo(rows: CommitRows): void {
    for (const [argument, drafts] of this.drafts) {
      for (const row of drafts.values()) addRow(rows, argument, row);
    }
    for (const { argument, key } of this.removals) addRow(rows, argument, key);
  }

  private find(argument: CommitArgument, key: string): DraftRow | undefined {
    return this.drafts.get(argument)?.get(key);
  }

  private draft(argument: CommitArgument, key: string, row: DraftRow): void {
    const drafts = this.drafts.get(argument);
    if (drafts === undefined) this.drafts.set(argument, new Map([[key, row]]));
    else drafts.set(key, row);
  }
}
