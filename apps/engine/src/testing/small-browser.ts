/** A browser without pages: keeps cookies per host, follows redirects like a person's, posts forms. */
export class SmallBrowser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** One request, with the cookies of its host; redirects are not followed. */
  async fetch(address: string, options: RequestInit = {}): Promise<Response> {
    const jar = this.jarOf(address);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(options.headers as Record<string, string>), ...(cookie ? { cookie } : {}) };
    const response = await fetch(address, { ...options, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const equals = pair.indexOf('=');
      const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)];
      if (value === '' || /expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Follows redirects until an address of which `until` is true, which is answered and not opened. */
  async follow(address: string, until: (address: string) => boolean): Promise<string> {
    let next = address;
    for (let count = 0; count < 20; count += 1) {
      if (until(next)) return next;
      const response = await this.fetch(next);
      const location = response.headers.get('location');
      if (location === null) throw new Error(`${next} answered ${response.status} and leads nowhere.`);
      next = new URL(location, next).href;
    }
    throw new Error(`${address} leads in circles.`);
  }

  /** Signs in at the test provider and answers the address that it sends the browser back to, not yet opened. */
  async signInAtProvider(begin: string, name: string, callback = '/callback'): Promise<string> {
    const isBack = (address: string) => new URL(address).pathname.endsWith(callback);
    const form = await this.follow(begin, (address) => address.includes('/interaction/') || isBack(address));
    if (isBack(form)) return form;
    const posted = await this.fetch(form, {
      method: 'POST',
      body: new URLSearchParams({ prompt: 'login', login: name, password: 'any' }),
    });
    return this.follow(new URL(posted.headers.get('location') ?? '', form).href, isBack);
  }

  cookie(address: string, name: string): string | undefined {
    return this.jarOf(address).get(name);
  }

  private jarOf(address: string): Map<string, string> {
    const { host } = new URL(address);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    return jar;
  }
}
