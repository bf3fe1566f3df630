import { startTestInstallation, type TestInstallation } from '@vorgang/test-installation';
import { createTestDatabase, openTestBrowser, type TestDatabase } from '@vorgang/test-services';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';

const minutes = 60_000;

/** An installation of its own and a browser, while the tests of one file run. */
export class TestOffice {
  private database?: TestDatabase;
  private installation?: TestInstallation;
  private openBrowser?: Browser;

  get address(): string {
    return this.installation!.address;
  }

  get browser(): Browser {
    return this.openBrowser!;
  }

  get databaseUrl(): string {
    return this.database!.url;
  }

  /** @param environment more of the environment of the installation's programs */
  async open(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    this.database = await createTestDatabase();
    this.installation = await startTestInstallation({ databaseUrl: this.database.url, environment });
    this.openBrowser = await openTestBrowser();
  }

  async close(): Promise<void> {
    await this.openBrowser?.close();
    await this.installation?.stop();
    await this.database?.drop();
  }

  /** Asks the server as the administrator `demo`; an object is sent as JSON. */
  post(path: string, body: FormData | object): Promise<Response> {
    const isForm = body instanceof FormData;
    return fetch(`${this.address}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}`,
        ...(isForm ? {} : { 'content-type': 'application/json' }),
      },
      body: isForm ? body : JSON.stringify(body),
    });
  }

  /** Like `post`, for what must succeed; answers the body. */
  async call(path: string, body: FormData | object): Promise<Record<string, unknown>> {
    const answer = await this.post(path, body);
    const text = await answer.text();
    expect(answer.ok, `${path}: ${text}`).toBe(true);
    return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  }

  /** Deploys files by their names, which must be without fault. */
  deploy(files: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
    const form = new FormData();
    for (const [name, content] of Object.entries(files)) form.append('resources', new Blob([content]), name);
    return this.call('/v2/deployments', form);
  }
}

/** Opens an office before the tests of the file and closes it after them. */
export function useTestOffice(
  prepare?: (office: TestOffice) => Promise<void>,
  environment?: Readonly<Record<string, string>>,
): TestOffice {
  const office = new TestOffice();
  beforeAll(async () => {
    await office.open(environment);
    await prepare?.(office);
  }, 5 * minutes);
  afterAll(() => office.close());
  return office;
}
