import type { Queryable } from '@vorgang/storage';

/** Media type of a directory of keys for message signatures. */
export const keyDirectoryMediaType = 'application/http-message-signatures-directory+json';

/** A public key in a directory: a JSON Web Key (RFC 7517, RFC 8037) with the times of its use. */
export interface DirectoryKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly use: 'sig';
  readonly alg: 'EdDSA';
  readonly kid: string;
  readonly x: string;
  /** Seconds since 1970 UTC. */
  readonly nbf: number;
  readonly exp?: number;
}

interface Row {
  readonly key_id: string;
  readonly public_key: string;
  readonly signs_from: Date;
  readonly published_until: Date | null;
}

/** The public keys of every tenant's webhooks, for receivers; nothing says whose they are. */
export async function readKeyDirectory(database: Queryable, now: Date): Promise<readonly DirectoryKey[]> {
  const { rows } = await database.query<Row>('select * from published_webhook_keys($1)', [now]);
  return rows.map((row) => ({
    kty: 'OKP',
    crv: 'Ed25519',
    use: 'sig',
    alg: 'EdDSA',
    kid: row.key_id,
    x: row.public_key,
    nbf: seconds(row.signs_from),
    ...(row.published_until === null ? {} : { exp: seconds(row.published_until) }),
  }));
}

function seconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
