import { expect, test } from 'vitest';
import type { AuditEvent } from './audit.dto.js';
import { historyAsCsv } from './history-as-csv.js';

function event(after: string | null): AuditEvent {
  return {
    sequence: 1,
    at: '2026-03-01T08:30:00.000Z',
    actorKind: 'citizen',
    actorId: 'portal',
    actorName: 'portal',
    kind: 'variableCreated',
    elementId: '',
    subject: 'antrag',
    before: null,
    after,
  };
}

const row = '1,2026-03-01T08:30:00.000Z,citizen,portal,portal,variableCreated,,antrag,,';

test('the file begins with a byte order mark and the names of the columns, and ends every line as RFC 4180 says', () => {
  expect(historyAsCsv([event('1')])).toBe(
    `\uFEFFsequence,at,actorKind,actorId,actorName,kind,elementId,subject,before,after\r\n${row}1\r\n`,
  );
});

test.each(['=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
  'a value that a spreadsheet would run as a formula is made text: %j',
  (value) => {
    const line = historyAsCsv([event(value)]).slice(historyAsCsv([]).length);
    expect(line.slice(row.length).replace(/^"/, '')[0]).toBe("'");
  },
);

test('quotes, commas and line breaks stay inside their cell', () => {
  expect(historyAsCsv([event('a "b", c\nd')])).toContain(`${row}"a ""b"", c\nd"\r\n`);
});
