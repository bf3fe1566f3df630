/** Everything one run found out. Only the ratios may be compared between machines. */
export interface Report {
  readonly machine: Readonly<Record<string, string | number>>;
  /** Per second; null where it could not be measured. */
  readonly figures: Readonly<Record<string, number | null>>;
  /** What has an absolute goal, with its unit in the name. */
  readonly limits: Readonly<Record<string, number>>;
  readonly ratios: Readonly<Record<string, number>> & {
    readonly engineToNodeCeiling: number;
    readonly engineToBpmnEngineDurable: number;
  };
}

/** Prints a table for people and, where asked, one JSON object as the last line. */
export function printReport(report: Report, json: boolean): void {
  const rows: [string, string][] = [
    ...Object.entries(report.machine).map(([name, value]): [string, string] => [words(name), String(value)]),
    ['', ''],
    ...Object.entries(report.figures).map(([name, value]): [string, string] => [
      words(name),
      value === null ? 'not installed' : Math.round(value).toLocaleString('en'),
    ]),
    ['', ''],
    ...Object.entries(report.limits).map(([name, value]): [string, string] => [
      words(name),
      Number(value.toPrecision(3)).toLocaleString('en'),
    ]),
    ['', ''],
    ...Object.entries(report.ratios).map(([name, value]): [string, string] => [
      words(name),
      value.toFixed(2),
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value] of rows) console.log(`${name.padEnd(width)}  ${value}`);
  if (json) console.log(JSON.stringify(rounded(report)));
}

function words(name: string): string {
  return name
    .replace('GiB', ' in GiB')
    .replace(/([A-Z])(?=[a-z]*[A-Z]|[a-z]+$)(?!iB)/g, (letter) => ` ${letter.toLowerCase()}`);
}

function rounded(report: Report): Report {
  return JSON.parse(
    JSON.stringify(report, (_name, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(4)) : value,
    ),
  ) as Report;
}
