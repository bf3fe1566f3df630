import type { Queryable } from '../../database/queryable.js';
import { rowTypes, type TypedArgument } from './row-types.js';

export type RowTypeNumbers = Readonly<Record<TypedArgument, number>>;

const names = Object.entries(rowTypes) as readonly (readonly [TypedArgument, { readonly name: string }])[];

/** The numbers that this database gave the types of rows when they were created. */
export class KnownRowTypes {
  private known: Promise<RowTypeNumbers> | null = null;

  constructor(private readonly database: Queryable) {}

  numbers(): Promise<RowTypeNumbers> {
    this.known ??= this.ask().catch((error: unknown) => {
      this.forget();
      throw error;
    });
    return this.known;
  }

  /** Another database may stand behind the connections, as after a restore. */
  forget(): void {
    this.known = null;
  }

  private async ask(): Promise<RowTypeNumbers> {
    const { rows } = await this.database.query<Readonly<Record<string, number>>>(
      `select ${names.map(([argument, { name }]) => `'${name}'::regtype::oid as ${argument}`).join(', ')}`,
    );
    return rows[0] as RowTypeNumbers;
  }
}
