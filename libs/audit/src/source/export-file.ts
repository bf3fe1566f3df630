import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { HistoryRow } from '@vorgang/storage';
import type { AuditLeaf } from '../checkpoints/audit-leaf.js';
import type { StoredCheckpoint } from '../checkpoints/stored-checkpoint.js';
import type { AuditRecord } from './audit-record.js';
import type { InstanceRow, RecordedCase } from './recorded-case.js';

const formatName = 'vorgang-audit-export';
const formatVersion = 2;
/** Exports from before there were checkpoints are read as well. */
const readableVersions: readonly number[] = [1, formatVersion];

/**
 * A line of an export. The file is JSON Lines: a head, then for each case its instance followed by its history and what
 * checkpoints say about it, then the checkpoints, then an end with the counts, without which the file is incomplete.
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
  | ({ readonly type: 'leaf' } & AuditLeaf)
  | ({ readonly type: 'checkpoint' } & StoredCheckpoint)
  | { readonly type: 'end'; readonly cases: number; readonly steps: number };

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
  let count = 0;
  let steps = 0;
  try {
    await write({ type: 'head', format: formatName, version: formatVersion, exportedAt });
    for await (const record of records) {
      if (record.type === 'case') {
        const { history, leaves, ...heading } = record.case;
        await write({ type: 'case', ...heading });
        for (const row of history) await write({ type: 'step', ...row });
        for (const leaf of leaves) await write({ type: 'leaf', ...leaf });
        count += 1;
        steps += history.length;
      } else {
        await write({ type: 'checkpoint', ...record.checkpoint });
      }
      yield record;
    }
    await write({ type: 'end', cases: count, steps });
    await file.sync();
    await rename(unfinished, path);
  } finally {
    await file.close();
    await rm(unfinished, { force: true });
  }
}

/** A case of which further lines come. */
interface OpenCase extends RecordedCase {
  readonly history: HistoryRow[];
  readonly leaves: AuditLeaf[];
}

/**
 * Reads the cases and checkpoints of an export.
 *
 * @throws DamagedExportError where a line cannot be read, or the end is missing or does not fit
 */
export async function* exportedRecords(path: string): AsyncGenerator<AuditRecord> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  let current: OpenCase | null = null;
  let count = 0;
  let steps = 0;
  let number = 0;
  let ended = false;
  for await (const text of lines) {
    number += 1;
    const line = parse(text, path, number);
    if ((number === 1) !== (line.type === 'head') || ended)
      throw damaged(path, number, 'stands in the wrong place');
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
      case 'case':
        if (current !== null) yield { type: 'case', case: current };
        current = {
          tenantId: line.tenantId,
          processInstanceKey: line.processInstanceKey,
          instance: line.instance,
          history: [],
          leaves: [],
        };
        count += 1;
        break;
      case 'step':
        if (current === null) throw damaged(path, number, 'belongs to no case');
        current.history.push(withoutType(line));
        steps += 1;
        break;
      case 'leaf':
        if (current === null) throw damaged(path, number, 'belongs to no case');
        current.leaves.push(withoutType(line));
        break;
      case 'checkpoint':
        if (current !== null) yield { type: 'case', case: current };
        current = null;
        yield { type: 'checkpoint', checkpoint: withoutType(line) };
        break;
      case 'end':
        if (line.cases !== count || line.steps !== steps) {
          throw damaged(
            path,
            number,
            `counts ${line.cases} cases and ${line.steps} steps; there are ${count} and ${steps}`,
          );
        }
        ended = true;
        break;
    }
  }
  if (!ended) throw damaged(path, number, 'is the last one, but the end of the export is missing');
  if (current !== null) yield { type: 'case', case: current };
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
