/// <reference lib="es2024.string" />
import { UnstorableTextError } from './unstorable-text-error.js';

/** Numbers of PostgreSQL's own types, which are the same in every database. */
const OID = {
  boolean: 16,
  bytea: 17,
  bigint: 20,
  smallint: 21,
  integer: 23,
  text: 25,
  texts: 1009,
  timestamptz: 1184,
} as const;

const TWO_TO_32 = 2 ** 32;
/** Of a text that is written letter by letter, which is faster than a call into the runtime. */
const SHORT = 48;
/** Of a text for which it is worth counting its bytes before room is made. */
const LONG = 16_384;
/** Milliseconds from 1970 to PostgreSQL's first moment, the beginning of 2000. */
const BEGINNING = 946_684_800_000;
const YEAR_ONE = Date.parse('0001-01-01T00:00:00Z');

/** Writes an array of rows as PostgreSQL reads it in its binary format. Each value is written as a column of the row. */
export class RowWriter {
  private bytes: Buffer;
  private view: DataView;
  private end = 20;

  /** @param rowType number of the rows' type in this database */
  constructor(rowType: number, rows: number) {
    this.bytes = Buffer.allocUnsafeSlow(64 + rows * 512);
    this.view = new DataView(this.bytes.buffer);
    // One dimension, which begins at 1; no row is null.
    this.view.setInt32(0, 1);
    this.view.setInt32(4, 0);
    this.view.setInt32(8, rowType);
    this.view.setInt32(12, rows);
    this.view.setInt32(16, 1);
  }

  /** Begins a row; answers its place, for {@link endRow}. */
  beginRow(columns: number): number {
    this.need(8);
    this.view.setInt32(this.end + 4, columns);
    this.end += 8;
    return this.end;
  }

  endRow(begin: number): void {
    this.view.setInt32(begin - 8, this.end - begin + 4);
  }

  array(): Buffer {
    return this.bytes.subarray(0, this.end);
  }

  boolean(value: boolean | null): void {
    if (value === null) return this.none(OID.boolean);
    this.head(OID.boolean, 1);
    this.view.setUint8(this.end, value ? 1 : 0);
    this.end += 1;
  }

  smallint(value: number | null): void {
    if (value === null) return this.none(OID.smallint);
    this.head(OID.smallint, 2);
    this.view.setInt16(this.end, value);
    this.end += 2;
  }

  integer(value: number | null): void {
    if (value === null) return this.none(OID.integer);
    this.head(OID.integer, 4);
    this.view.setInt32(this.end, value);
    this.end += 4;
  }

  /** Decimal digits, or a number. */
  bigint(value: string | number | null): void {
    if (value === null) return this.none(OID.bigint);
    this.head(OID.bigint, 8);
    if (typeof value === 'number') this.long(Math.floor(value / TWO_TO_32), value);
    else this.digits(value);
  }

  /** Milliseconds since 1970 UTC; what lies before the year 1 has been due forever. */
  moment(milliseconds: number | null): void {
    if (milliseconds === null) return this.none(OID.timestamptz);
    this.head(OID.timestamptz, 8);
    if (milliseconds < YEAR_ONE) return this.long(-(2 ** 31), 0);
    // As a Date does, of which the history's hash is made.
    const since = Math.trunc(milliseconds) - BEGINNING;
    const high = Math.floor(since / TWO_TO_32);
    const low = (since - high * TWO_TO_32) * 1_000;
    this.long(high * 1_000 + Math.floor(low / TWO_TO_32), low);
  }

  /** Hexadecimal digits. */
  bytea(hexadecimal: string | null): void {
    if (hexadecimal === null) return this.none(OID.bytea);
    this.head(OID.bytea, hexadecimal.length / 2);
    this.end += this.bytes.write(hexadecimal, this.end, 'hex');
  }

  /** @throws UnstorableTextError */
  text(value: string | null): void {
    if (value === null) return this.none(OID.text);
    this.need(8 + mostBytes(value));
    this.view.setInt32(this.end, OID.text);
    this.end += 4;
    this.measuredText(value);
  }

  /** @throws UnstorableTextError */
  texts(values: readonly string[] | null): void {
    if (values === null) return this.none(OID.texts);
    this.head(OID.texts, 0);
    const begin = this.end;
    this.need(20);
    for (const part of values.length === 0 ? [0, 0, OID.text] : [1, 0, OID.text, values.length, 1]) {
      this.view.setInt32(this.end, part);
      this.end += 4;
    }
    for (const value of values) {
      this.need(4 + mostBytes(value));
      this.measuredText(value);
    }
    this.view.setInt32(begin - 4, this.end - begin);
  }

  private none(oid: number): void {
    this.head(oid, 0);
    this.view.setInt32(this.end - 4, -1);
  }

  /** Type and length of a column, and room for it. */
  private head(oid: number, length: number): void {
    this.need(8 + length);
    this.view.setInt32(this.end, oid);
    this.view.setInt32(this.end + 4, length);
    this.end += 8;
  }

  private measuredText(value: string): void {
    const begin = this.end + 4;
    const length = value.length <= SHORT ? this.letters(value, begin) : -1;
    const written = length < 0 ? this.longText(value, begin) : length;
    this.view.setInt32(this.end, written);
    this.end = begin + written;
  }

  /** -1 where it is not all ASCII. */
  private letters(value: string, begin: number): number {
    const { bytes } = this;
    for (let place = 0; place < value.length; place += 1) {
      const letter = value.charCodeAt(place);
      if (letter > 127) return -1;
      bytes[begin + place] = letter;
    }
    return value.length;
  }

  private longText(value: string, begin: number): number {
    // Half of a surrogate pair would be written as another letter, and the history's hash no longer fit.
    if (!value.isWellFormed()) throw new UnstorableTextError();
    return this.bytes.write(value, begin, 'utf8');
  }

  private digits(value: string): void {
    const isNegative = value.charCodeAt(0) === 45;
    // 63 bits do not fit a number: the last nine digits apart.
    const middle = Math.max(value.length - 9, 0);
    const upper = decimal(value, isNegative ? 1 : 0, middle);
    const lower = decimal(value, Math.max(middle, isNegative ? 1 : 0), value.length);
    const upperHigh = Math.floor(upper / 65_536);
    const upperLow = upper - upperHigh * 65_536;
    // upper * 10^9 + lower, in parts that a number holds.
    const low = upperLow * 1e9 + lower;
    const high = upperHigh * 1e9 + Math.floor(low / 65_536);
    const high32 = Math.floor(high / 65_536);
    const low32 = (high - high32 * 65_536) * 65_536 + (low % 65_536);
    if (!isNegative) return this.long(high32, low32);
    this.long(low32 === 0 ? -high32 : -high32 - 1, TWO_TO_32 - low32);
  }

  private long(high: number, low: number): void {
    this.view.setInt32(this.end, high);
    this.view.setUint32(this.end + 4, low);
    this.end += 8;
  }

  private need(more: number): void {
    if (this.end + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.end + more));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}

/** Bytes that the text takes at most; of a long one as many as it takes. */
function mostBytes(text: string): number {
  return text.length > LONG ? Buffer.byteLength(text) : text.length * 3;
}

function decimal(digits: string, begin: number, end: number): number {
  let value = 0;
  for (let place = begin; place < end; place += 1) {
    const digit = digits.charCodeAt(place) - 48;
    if (!(digit >= 0 && digit <= 9)) throw new Error(`"${digits}" is no key. Write it in decimal digits.`);
    value = value * 10 + digit;
  }
  return value;
}
