import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

// What every authenticator app knows: many ignore other values that an address names.
const algorithm = 'SHA1';
const digits = 6;
/** Seconds. */
const period = 30;
const secretBytes = 20;

/** A secret that is as long as the hash (RFC 4226, section 4). */
export function newSecret(): Buffer {
  return randomBytes(secretBytes);
}

/** The secret in the forms in which an app takes it. */
export interface ShownSecret {
  /** Base32, to be typed. */
  readonly text: string;
  /** `otpauth://…`, to be drawn as a QR code. */
  readonly address: string;
}

/** @param issuer what the app calls the installation */
export function showSecret(secret: Uint8Array, issuer: string, account: string): ShownSecret {
  const totp = totpOf(secret, { issuer, label: account });
  return { text: totp.secret.base32, address: totp.toString() };
}

/**
 * The step of time whose code it is (RFC 6238), or null. The steps before and after the one at hand count, too: people
 * type slowly and clocks differ (section 5.2).
 *
 * @param now milliseconds since 1970 UTC
 */
export function stepOfCode(secret: Uint8Array, code: string, now: number): number | null {
  const totp = totpOf(secret);
  const distance = totp.validate({ token: code, timestamp: now, window: 1 });
  return distance === null ? null : totp.counter({ timestamp: now }) + distance;
}

/** Whether it is written like a code of an app. */
export function isOneTimeCode(text: string): boolean {
  return new RegExp(`^\\d{${digits}}$`).test(text);
}

function totpOf(secret: Uint8Array, names: { readonly issuer?: string; readonly label?: string } = {}): TOTP {
  const buffer = new Uint8Array(secret).buffer;
  return new TOTP({ ...names, algorithm, digits, period, secret: new Secret({ buffer }) });
}
