/** A published weakness of a package that is installed here. */
export interface Advisory {
  /** As GHSA-4jpv-8r57-pv7j, or the number of the registry where the address names none. */
  readonly id: string;
  readonly package: string;
  readonly title: string;
  readonly url: string;
  readonly severity: Severity;
}

export type Severity = 'critical' | 'high' | 'lower';

/** Why there is nothing to judge: the registry, or the way there, failed. */
export class RegistrySilentError extends Error {
  override readonly name = 'RegistrySilentError';

  constructor(reason: string) {
    super(`The registry did not say which packages have weaknesses (${reason}). Nothing was checked.`);
  }
}

interface Report {
  readonly auditReportVersion?: unknown;
  readonly message?: unknown;
  readonly error?: { readonly summary?: unknown; readonly code?: unknown };
  readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly (string | Via)[] }>>;
}

interface Via {
  readonly source: number;
  readonly name: string;
  readonly title: string;
  readonly url: string;
  readonly severity: string;
  readonly cvss?: { readonly score?: number };
}

/**
 * Reads what `npm audit --json` printed (report of version 2): each advisory once, however many packages lead to it.
 *
 * @throws RegistrySilentError where the output is no report
 */
export function readAudit(output: string): readonly Advisory[] {
  const report = parse(output);
  if (report.auditReportVersion !== 2 || report.vulnerabilities === undefined) {
    throw new RegistrySilentError(reasonOf(report));
  }
  const found = new Map<string, Advisory>();
  for (const { via } of Object.values(report.vulnerabilities)) {
    // A name leads to another entry of the report, which has the advisory.
    for (const each of via) if (typeof each !== 'string') found.set(idOf(each), advisory(each));
  }
  return [...found.values()].sort((one, other) => one.id.localeCompare(other.id));
}

function parse(output: string): Report {
  try {
    const value: unknown = JSON.parse(output);
    if (typeof value === 'object' && value !== null) return value as Report;
  } catch {
    // Said below.
  }
  throw new RegistrySilentError('npm audit printed no JSON');
}

function reasonOf({ message, error }: Report): string {
  const reasons = [message, error?.summary, error?.code];
  return reasons.filter((each): each is string => typeof each === 'string' && each !== '')[0] ?? 'no report';
}

function advisory(via: Via): Advisory {
  return { id: idOf(via), package: via.name, title: via.title, url: via.url, severity: severityOf(via) };
}

function idOf({ url, source }: Via): string {
  return /GHSA(-[0-9a-z]{4}){3}/i.exec(url)?.[0] ?? String(source);
}

/** The worse of the word and the score (CVSS): a score of 0 says that there is none. */
function severityOf({ severity, cvss }: Via): Severity {
  const score = cvss?.score ?? 0;
  if (severity === 'critical' || score >= 9) return 'critical';
  return severity === 'high' || score >= 7 ? 'high' : 'lower';
}
