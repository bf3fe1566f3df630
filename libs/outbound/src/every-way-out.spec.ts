import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Every file of the server that opens connections, and who chose where they lead. Addresses that people or models
 * choose go through the guarded client alone; whoever adds a file here says who chose its address.
 */
const waysOut: Readonly<Record<string, string>> = {
  'libs/outbound/src/guarded-client.ts': 'anybody: this is the guard',
  'libs/outbound/src/guarded-lookup.ts': 'anybody: this is the guard',
  'apps/worker/src/payment/payment-service.ts': 'the operator: PAYMENT_PROVIDER_URL; redirects are errors',
  'apps/worker/src/notice/mail-sender.ts': 'the operator: SMTP_URL; mails attach no files and addresses',
  'libs/identity/src/tokens/provider-metadata.ts': 'the operator: OIDC issuers; redirects are errors',
  'libs/identity/src/provider-sign-in/provider-configuration.ts': 'the operator: OIDC issuers',
  'libs/identity/src/provider-sign-in/provider-sign-in.ts': 'the operator: OIDC issuers',
  'libs/documents/src/bytes/bucket-store.ts': 'the operator: DOCUMENT_STORE',
  'libs/documents/src/scan/clamd-scanner.ts': 'the operator: the address of the malware scanner',
  'libs/queue/src/backends/redis-backend.ts': 'the operator: REDIS_URL',
  'libs/queue/src/backends/refuse-evicting-redis.ts': 'the operator: REDIS_URL',
  'libs/storage/src/database/answering-socket.ts': 'the operator: DATABASE_URL',
};

/** What opens a connection in Node, or in the packages that the server uses. PostgreSQL's own driver is apart. */
const openings: readonly RegExp[] = [
  /(?<![.\w'])fetch\(/,
  /\bglobalThis\.fetch\b/,
  /\bnew (?:WebSocket|EventSource)\(/,
  /\bcreateRemoteJWKSet\(/,
  /from '(?:undici|axios|got|node-fetch|superagent|ws|nodemailer|ioredis|openid-client|@aws-sdk\/[\w-]+)'/,
  /(?:from|import\(|require\()\s*'(?:node:)?(?:http2|tls|dgram|dns|dns\/promises)'/,
  /import \{[^}]*\b(?:request|get|Agent|connect|createConnection|Socket)\b[^}]*\} from '(?:node:)?(?:http|https|net)'/,
  /import \* as \w+ from '(?:node:)?(?:http|https|net)'/,
  /import \w+ from '(?:node:)?(?:http|https|net)'/,
];

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.spec\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path.includes('/src/') && !/\/(?:node_modules|dist|testing)\//.test(path));
}

/** Type imports open nothing. */
function withoutTypes(text: string): string {
  return text
    .replaceAll(/^import type [^;]*;/gm, '')
    .replaceAll(/\btype \w+(?: as \w+)?,?/g, '')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '');
}

test('every file that opens connections is known, with the one who chose the address', () => {
  const folders = [...['engine', 'worker', 'portal'].map((app) => `apps/${app}`), 'libs'];
  const found = folders
    .flatMap(sourcesBelow)
    // What runs in the browser, and the test kit.
    .filter((path) => !/^libs\/(?:web-ui|testing)\//.test(path))
    .filter((path) => {
      const text = withoutTypes(readFileSync(join(root, path), 'utf8'));
      return openings.some((opening) => opening.test(text));
    });
  expect(found.toSorted()).toEqual(Object.keys(waysOut).toSorted());
});

test('whoever sends for models and subscriptions is given the guarded client', () => {
  const givers = sourcesBelow('apps/worker').filter((path) =>
    /\bguardedClient\(/.test(readFileSync(join(root, path), 'utf8')),
  );
  expect(givers.toSorted()).toEqual([
    'apps/worker/src/webhooks/start-webhooks.ts',
    'apps/worker/src/worker.ts',
  ]);
});
