import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** What finding out one password costs (RFC 7914, section 2). */
export interface HashCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const passwordCost: HashCost = { N: 2 ** 15, r: 8, p: 3 };
const saltBytes = 16;
const hashBytes = 32;

/**
 * Hashes a password with scrypt (RFC 7914) for storage as `scrypt$N$r$p$salt$hash`, salt and hash base64url.
 * The cost is one of those that OWASP's Password Storage Cheat Sheet names as equal (N = 2^15, r = 8, p = 3; 32 MiB per
 * hash). A hash keeps its own cost, so those made with another one are still recognised.
 *
 * @param cost another one for what is no password that somebody thought of
 */
export async function hashPassword(password: string, cost = passwordCost): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether the password is the one that was hashed. Takes the same time whether it is or not. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, n, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || !n || !r || !p || !salt || !hash) return false;
  const expected = Buffer.from(hash, 'base64url');
  const actual = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(password: string, salt: Buffer, options: HashCost): Promise<Buffer> {
  const memory = 256 * options.N * options.r;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, hashBytes, { ...options, maxmem: memory }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
