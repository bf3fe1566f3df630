import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { AuditLogRow, HistoryRow } from '@vorgang/storage';
import type { AuditLeaf } from '../checkpoints/audit-leaf.js';
import type { StoredCheckpoint } from '../checkpoints/stored-checkpoint.js';
import type { AuditRecord } from './audit-record.js';
import type { InstanceRow } from './recorded-case.js';

const formatName = 'vorgang-audit-export';
const formatVersion = 3;
/** Exports from before there were checkpoints (1) and an audit log (2) are read as well. */
const readableVersions: readonly number[] = [1, 2, formatVersion];

/**
 * A line of an export. The file is JSON Lines: a head, then for each case its instance followed by its history and what
 * checkpoints say about it, the same for each chain of the audit log, then the checkpoints, then an end with the counts,
 * without which the file is incomplete.
 */
type ExportLine =
  | { readonly type: 'head'; readonly format: string; readonly version: number; readonly exportedAt: string }
  | {
      readonly type: 'case';
      readonly tenantId: string;
      readonly processInstanceKey: string;
      readonly instance: InstanceRow | null;
    }
  | ({ readonly type: 'step' } & HistoryRow)
  | { readonly type: 'log'; readonly tenantId: string; readonly chainKey: string }
  | ({ readonly type: 'entry' } & AuditLogRow)
  | ({ readonly type: 'leaf' } & AuditLeaf)
  | ({ readonly type: 'checkpoint' } & StoredCheckpoint)
  | { readonly type: 'end'; readonly cases: number; readonly steps: number; readonly entries?: number };

/** The file is no export, or only a part of one. */
export class DamagedExportError extends Error {
  override readonly name = 'DamagedExportError';
}

/**
 * Passes records through and writes each to the file. The file appears under its name once it is complete.
 *
 * @param exportedAt RFC 3339
 */
export async function* writingExport(
  records: AsyncIterable<AuditRecord>,
  path: string,
  exportedAt: string,
): AsyncGenerator<AuditRecord> {
  const unfinished = `${path}.part`;
  const file = await open(unfinished, 'w');
  const write = (line: ExportLine): Promise<unknown> => file.write(`${JSON.stringify(line)}\n`);
  const counts: Counts = { cases: 0, steps: 0, entries: 0 };
  try {
    await write({ type: 'head', format: formatName, version: formatVersion, exportedAt });
    for await (const record of records) {
      for (const line of linesOf(record)) {
        await write(line);
        count(counts, line);
      }
      yield record;
    }
    await write({ type: 'end', ...counts });
    await file.sync();
    await rename(unfinished, path);
  } finally {
    await file.close();
    await rm(unfinished, { force: true });
  }
}

/** How many lines of each kind there are. */
interface Counts {
  cases: number;
  steps: number;
  entries: number;
}

function count(counts: Counts, { type }: ExportLine): void {
  if (type === 'case') counts.cases += 1;
  if (type === 'step') counts.steps += 1;
  if (type === 'entry') counts.entries += 1;
}

function* linesOf(record: AuditRecord): Generator<ExportLine> {
  switch (record.type) {
    case 'case': {
      const { history, leaves, ...heading } = record.case;
      yield { type: 'case', ...heading };
      for (const row of history) yield { type: 'step', ...row };
      for (const leaf of leaves) yield { type: 'leaf', ...leaf };
      return;
    }
    case 'log': {
      const { entries, leaves, ...heading } = record.log;
      yield { type: 'log', ...heading };
      for (const row of entries) yield { type: 'entry', ...row };
      for (const leaf of leaves) yield { type: 'leaf', ...leaf };
      return;
    }
    case 'checkpoint':
      yield { type: 'checkpoint', ...record.checkpoint };
  }
}

/** A case or a chain of the audit log, of which further lines come. */
interface OpenRecord {
  readonly history: HistoryRow[];
  readonly entries: AuditLogRow[];
  readonly leaves: AuditLeaf[];
  readonly close: (open: OpenRecord) => AuditRecord;
}

function opened(close: OpenRecord['close']): OpenRecord {
  return { history: [], entries: [], leaves: [], close };
}

/**
 * Reads the cases and checkpoints of an export.
 *
 * @throws DamagedExportError where a line cannot be read, or the end is missing or does not fit
 */
export async function* exportedRecords(path: string): AsyncGenerator<AuditRecord> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  let current: OpenRecord | null = null;
  const counts: Counts = { cases: 0, steps: 0, entries: 0 };
  let number = 0;
  let ended = false;
  for await (const text of lines) {
    number += 1;
    const line = parse(text, path, number);
    if ((number === 1) !== (line.type === 'head') || ended)
      throw damaged(path, number, 'stands in the wrong place');
    count(counts, line);
    const isNext = line.type === 'case' || line.type === 'log' || line.type === 'checkpoint';
    if (isNext && current !== null) {
      yield current.close(current);
      current = null;
    }
    switch (line.type) {
      case 'head':
        if (line.format !== formatName || !readableVersions.includes(line.version)) {
          throw damaged(
            path,
            number,
            `is of format ${line.format} ${line.version}, not ${formatName} ${formatVersion}`,
          );
        }
        break;
      case 'case': {
        const heading = withoutType(line);
        current = opened(({ history, leaves }) => ({ type: 'case', case: { ...heading, history, leaves } }));
        break;
      }
      case 'log': {
        const heading = withoutType(line);
        current = opened(({ entries, leaves }) => ({ type: 'log', log: { ...heading, entries, leaves } }));
        break;
      }
      case 'step':
        within(current, path, number).history.push(withoutType(line));
        break;
      case 'entry':
        within(current, path, number).entries.push(withoutType(line));
        break;
      case 'leaf':
        within(current, path, number).leaves.push(withoutType(line));
        break;
      case 'checkpoint':
        yield { type: 'checkpoint', checkpoint: withoutType(line) };
        break;
      case 'end':
        requireCounts(line, counts, path, number);
        ended = true;
        break;
    }
  }
  if (!ended) throw damaged(path, number, 'is the last one, but the end of the export is missing');
  if (current !== null) yield current.close(current);
}

function within(current: OpenRecord | null, path: string, number: number): OpenRecord {
  if (current === null) throw damaged(path, number, 'belongs to no case and no log');
  return current;
}

function requireCounts(
  { cases, steps, entries = 0 }: ExportLine & { readonly type: 'end' },
  counted: Counts,
  path: string,
  number: number,
): void {
  if (cases === counted.cases && steps === counted.steps && entries === counted.entries) return;
  throw damaged(
    path,
    number,
    `counts ${cases} cases, ${steps} steps and ${entries} entries; there are ${counted.cases}, ${counted.steps} and ${counted.entries}`,
  );
}

function withoutType<Row extends object>(line: { readonly type: string } & Row): Omit<Row, 'type'> {
  const { type: _type, ...row } = line;
  return row;
}

function parse(text: string, path: string, number: number): ExportLine {
  try {
    return JSON.parse(text) as ExportLine;
  } catch {
    throw damaged(path, number, 'is no JSON');
  }
}

function damaged(path: string, line: number, what: string): DamagedExportError {
  return new DamagedExportError(`${path}, line ${line}: the line ${what}. Use the export as it was written.`);
}
