import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a notification may be old or early. */
const tolerance = 300;

export interface SignedNotification {
  readonly bytes: Buffer | undefined;
  /** Seconds since 1970 UTC. */
  readonly timestamp: string | undefined;
  /** `sha256=` and the HMAC of timestamp, a dot, and the body, in hexadecimal digits. */
  readonly signature: string | undefined;
}

/** Whether a notification comes from whoever shares the secret, and is not an old one again. */
export function isGenuine(notification: SignedNotification, secret: string, now: number): boolean {
  const { bytes, timestamp, signature } = notification;
  if (bytes === undefined || timestamp === undefined || signature === undefined) return false;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > tolerance) return false;
  const expected = `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(bytes).digest('hex')}`;
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}
