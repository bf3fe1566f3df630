import { createHash } from 'node:crypto';

/** The field `Content-Digest` over a body (RFC 9530). */
export function contentDigest(body: string | Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

/** Whether a `Content-Digest` names this body by SHA-256 or SHA-512, and by no digest of these that is wrong. */
export function isDigestOf(field: string, body: Uint8Array): boolean {
  const members = [...field.matchAll(/(sha-256|sha-512)=:([A-Za-z0-9+/=]+):/g)];
  return (
    members.length > 0 &&
    members.every(
      ([, algorithm = '', value]) =>
        createHash(algorithm.replace('-', '')).update(body).digest('base64') === value,
    )
  );
}
