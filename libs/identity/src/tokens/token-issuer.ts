/** An identity provider whose tokens are believed (OpenID Connect). */
export interface TokenIssuer {
  /** Its `iss`, exactly as its tokens and its discovery document have it. */
  readonly issuer: string;
  /** A token must name one of these as its audience. */
  readonly audiences: readonly string[];
  /** Signatures that are accepted (RFC 7518); never `none` and never one with a shared secret. */
  readonly algorithms: readonly string[];
  /** Seconds that the clocks may differ. */
  readonly clockSkew: number;
  /** Claim with the name of a person. */
  readonly usernameClaim: string;
  /** Claim with what the provider never gives to another person; `sub` unless told. */
  readonly subjectClaim?: string;
  /** Claim with the id of a program; a token that has it is a program's, unless `preferUsernameClaim`. */
  readonly clientIdClaim?: string;
  readonly preferUsernameClaim: boolean;
  /** Claim with the groups that someone belongs to. */
  readonly groupsClaim?: string;
  /** How staff sign in with their browser; absent: they do not, and only tokens are taken. */
  readonly signIn?: ProviderClient;
}

/** This installation as the provider knows it (a confidential client of the authorization code flow). */
export interface ProviderClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** What people call the provider: `Anmelden mit …`. */
  readonly label: string;
}

/** Signatures with a key pair that are accepted unless the operator narrows them. */
export const defaultAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;
