/** A page that takes longer has failed, in milliseconds. */
const patience = 15_000;

/** A citizen with a browser that runs no scripts: follows redirects, keeps cookies, fills in forms. */
export class Citizen {
  private readonly cookies = new Map<string, string>();
  /** Where the browser is. */
  path = '/';
  status = 0;
  html = '';

  constructor(private readonly baseUrl: string) {}

  async open(path: string): Promise<this> {
    return this.request(path, {});
  }

  /** Sends a form, as its page would. */
  async send(path: string, fields: Readonly<Record<string, string>> = {}): Promise<this> {
    return this.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: this.baseUrl },
    });
  }

  /** Answers the question on the present page. */
  async answer(fields: Readonly<Record<string, string>> = {}): Promise<this> {
    return this.send(this.path, fields);
  }

  /** Text of the page's heading. */
  get heading(): string {
    return textOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(this.html)?.[1] ?? '');
  }

  get title(): string {
    return textOf(/<title>(.*?)<\/title>/s.exec(this.html)?.[1] ?? '');
  }

  /** All text of the page. */
  get text(): string {
    return textOf(this.html);
  }

  copyOfCookies(): ReadonlyMap<string, string> {
    return new Map(this.cookies);
  }

  private async request(path: string, init: RequestInit): Promise<this> {
    const response = await fetch(new URL(path, this.baseUrl), {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
      headers: {
        ...init.headers,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    const location = response.headers.get('location');
    if (location) return this.request(location, {});
    this.path = path.split('?')[0]!;
    this.status = response.status;
    this.html = await response.text();
    return this;
  }

  private keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
