/** An error answer of the server (RFC 9457 problem details), or the lack of any answer (`status` 0). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    detail: string,
    /** All members of the problem details, for those that carry more. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.name = 'ApiProblem';
  }
}

/** The last part of a problem's type (`already-exists`); null for other errors. */
export function problemType(error: unknown): string | null {
  return error instanceof ApiProblem ? lastPart(error.details.type) : null;
}

function lastPart(type: unknown): string | null {
  return typeof type === 'string' ? type.slice(type.search(/[^:/]*$/)) : null;
}

/** Reads whatever came back instead of data. */
export function problemFrom(body: unknown, response: Response | null): ApiProblem {
  if (body instanceof ApiProblem) return body;
  if (!response) {
    return new ApiProblem(
      0,
      'Keine Verbindung',
      'Der Server ist nicht zu erreichen. Bitte prüfen Sie Ihre Verbindung.',
    );
  }
  const details = isRecord(body) ? body : {};
  const { status } = response;
  if (status === 429 && lastPart(details.type) === 'too-many-attempts') return tooManyAttempts(details);
  // The server's title only names the status, in English. Its detail says what is wrong and how to mend it.
  // Of 403 it names the permission in the words of the interface: that is in `details` for those who ask.
  const detail = status === 404 || status === 403 ? null : textOf(details.detail);
  return new ApiProblem(status, standardTitle(status), detail ?? standardDetail(status), details);
}

/** Somebody guesses passwords or codes, or has forgotten theirs: the server has nothing to do with it. */
function tooManyAttempts(details: Readonly<Record<string, unknown>>): ApiProblem {
  const text = 'Es gab zu viele Versuche. Versuchen Sie es in einigen Minuten noch einmal.';
  return new ApiProblem(429, 'Bitte warten Sie', text, details);
}

function standardTitle(status: number): string {
  switch (status) {
    case 400:
      return 'Das ist so nicht möglich';
    case 401:
      return 'Nicht angemeldet';
    case 403:
      return 'Keine Berechtigung';
    case 404:
      return 'Nicht gefunden';
    case 409:
    case 412:
      return 'Das geht gerade nicht';
    case 413:
      return 'Das ist zu groß';
    case 429:
    case 503:
      return 'Der Server ist gerade ausgelastet';
    default:
      return `Fehler ${status}`;
  }
}

function standardDetail(status: number): string {
  if (status === 401) return 'Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich neu an.';
  if (status === 403)
    return 'Dafür fehlt Ihnen die Berechtigung. Wenn Sie sie für Ihre Arbeit brauchen, wenden Sie sich an die Verwaltung von Vorgang in Ihrem Haus.';
  if (status === 404) return 'Das gibt es nicht oder nicht mehr.';
  return 'Der Server konnte die Anfrage nicht ausführen. Bitte versuchen Sie es noch einmal.';
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
