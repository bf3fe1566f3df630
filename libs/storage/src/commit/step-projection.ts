import type { ExecutionState } from '@vorgang/execution';
import { addRow, type CommitArgument, type CommitRow, type CommitRows } from './commit-rows.js';

/** A row while the changes of its step are folded into it. */
export type DraftRow = Record<string, CommitRow[string]>;

/** Tables whose rows one step may create and change more than once. */
interface TableArguments {
  readonly created: CommitArgument;
  readonly changed: CommitArgument;
}

/**
 * Collects the rows of one step. A row that the same step creates and changes becomes one insert of its last form,
 * and several changes of a row become one update.
 */
export class StepProjection {
  private readonly drafts = new Map<string, { readonly argument: CommitArgument; readonly row: DraftRow }>();

  private readonly removals: { readonly argument: CommitArgument; readonly key: string }[] = [];

  constructor(
    readonly state: ExecutionState,
    /** The moment of the step as PostgreSQL reads it. */
    readonly at: string,
  ) {}

  /** Columns that most rows of an instance share. */
  get origin(): { readonly process_instance_key: string; readonly process_definition_key: string } {
    return {
      process_instance_key: this.state.processInstanceKey,
      process_definition_key: this.state.processDefinitionKey,
    };
  }

  create(table: TableArguments, key: string, row: DraftRow): void {
    this.drafts.set(`${table.created} ${key}`, { argument: table.created, row });
  }

  /** Folds the columns into the row that this step created or has changed already, else starts an update. */
  change(table: TableArguments, key: string, keyColumn: string, columns: DraftRow): void {
    const draft = this.drafts.get(`${table.created} ${key}`) ?? this.drafts.get(`${table.changed} ${key}`);
    if (draft !== undefined) Object.assign(draft.row, columns);
    else
      this.drafts.set(`${table.changed} ${key}`, {
        argument: table.changed,
        row: { [keyColumn]: key, ...columns },
      });
  }

  /** Adds columns to the update of a row; false where this step does not update it. */
  addToChange(changed: CommitArgument, key: string, columns: DraftRow): boolean {
    const draft = this.drafts.get(`${changed} ${key}`);
    if (draft !== undefined) Object.assign(draft.row, columns);
    return draft !== undefined;
  }

  /** Takes the row back where this step created it, else removes the stored one. */
  remove(created: CommitArgument, removed: CommitArgument, key: string): void {
    if (this.drafts.delete(`${created} ${key}`)) return;
    this.removals.push({ argument: removed, key });
  }

  addTo(rows: CommitRows): void {
    for (const { argument, row } of this.drafts.values()) addRow(rows, argument, row);
    for (const { argument, key } of this.removals) addRow(rows, argument, key);
  }
}
