import type { AuditEvent } from './audit.dto.js';

const columns = [
  'sequence',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'kind',
  'elementId',
  'subject',
  'before',
  'after',
] as const satisfies readonly (keyof AuditEvent)[];

/** Cells that a spreadsheet would run as a formula start with one of these (OWASP, CSV injection). */
const formulaStart = /^[=+\-@\t\r]/;

/** The history as CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8. */
export function historyAsCsv(events: readonly AuditEvent[]): string {
  const lines = [
    columns.join(','),
    ...events.map((event) => columns.map((column) => cell(event[column])).join(',')),
  ];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const harmless = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
