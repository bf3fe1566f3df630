import {
  defaultAlgorithms,
  isClaimPath,
  isTrustworthyAddress,
  type ProviderClient,
  type TokenIssuer,
} from '@vorgang/identity';

type Environment = Readonly<Record<string, string | undefined>>;

const standardSkew = 60;
const longestSkew = 300;

/** Issuers after the first have their number at the end of each name: `OIDC_ISSUER_2`, `OIDC_AUDIENCE_2`. */
const suffixes = ['', ...Array.from({ length: 8 }, (_, index) => `_${index + 2}`)];

/** The identity providers of the environment, each from its `OIDC_…` variables. Mistakes are added to the list. */
export function readTokenIssuers(environment: Environment, mistakes: string[]): readonly TokenIssuer[] {
  return suffixes.flatMap((suffix) => readTokenIssuer(environment, suffix, mistakes));
}

function readTokenIssuer(
  environment: Environment,
  suffix: string,
  mistakes: string[],
): readonly TokenIssuer[] {
  const text = (name: string): string | undefined => environment[`${name}${suffix}`]?.trim() || undefined;
  const issuer = text('OIDC_ISSUER');
  if (issuer === undefined) return [];
  if (!isTrustworthyAddress(issuer))
    mistakes.push(
      `OIDC_ISSUER${suffix} must be an address that starts with https:// (http:// on this machine only).`,
    );
  const audiences = list(text('OIDC_AUDIENCE'));
  if (audiences.length === 0)
    mistakes.push(`OIDC_AUDIENCE${suffix} is missing: tokens for other programs would be accepted.`);
  const claim = (name: string): string | undefined => {
    const path = text(name);
    if (path !== undefined && !isClaimPath(path))
      mistakes.push(`${name}${suffix} must name a claim, or be a path such as $.realm_access.roles.`);
    return path;
  };
  return [
    {
      issuer,
      audiences,
      algorithms: readAlgorithms(text('OIDC_ALGORITHMS'), suffix, mistakes),
      clockSkew: readSkew(text('OIDC_CLOCK_SKEW'), suffix, mistakes),
      usernameClaim: claim('OIDC_USERNAME_CLAIM') ?? 'sub',
      ...(text('OIDC_SUBJECT_CLAIM') === undefined ? {} : { subjectClaim: claim('OIDC_SUBJECT_CLAIM') }),
      clientIdClaim: claim('OIDC_CLIENT_ID_CLAIM'),
      preferUsernameClaim: text('OIDC_PREFER_USERNAME_CLAIM') === '1',
      groupsClaim: claim('OIDC_GROUPS_CLAIM'),
      ...readSignIn(text, issuer, suffix, mistakes),
    },
  ];
}

/** Staff sign in there when this installation is a client of the provider. */
function readSignIn(
  text: (name: string) => string | undefined,
  issuer: string,
  suffix: string,
  mistakes: string[],
): { readonly signIn?: ProviderClient } {
  const clientId = text('OIDC_CLIENT_ID');
  const clientSecret = text('OIDC_CLIENT_SECRET');
  if (clientId === undefined && clientSecret === undefined) return {};
  if (clientId === undefined || clientSecret === undefined) {
    mistakes.push(`OIDC_CLIENT_ID${suffix} and OIDC_CLIENT_SECRET${suffix} belong together; one is missing.`);
    return {};
  }
  const scope = text('OIDC_SCOPE') ?? 'openid profile email';
  if (!scope.split(' ').includes('openid')) mistakes.push(`OIDC_SCOPE${suffix} must contain openid.`);
  const label = text('OIDC_LABEL') ?? (URL.canParse(issuer) ? new URL(issuer).hostname : issuer);
  return { signIn: { clientId, clientSecret, scope, label } };
}

function readAlgorithms(value: string | undefined, suffix: string, mistakes: string[]): readonly string[] {
  if (value === undefined) return defaultAlgorithms;
  const known: readonly string[] = defaultAlgorithms;
  const algorithms = list(value);
  if (algorithms.length > 0 && algorithms.every((each) => known.includes(each))) return algorithms;
  mistakes.push(`OIDC_ALGORITHMS${suffix} must be some of ${known.join(', ')}, with commas between.`);
  return [];
}

function readSkew(value: string | undefined, suffix: string, mistakes: string[]): number {
  if (value === undefined) return standardSkew;
  const seconds = Number(value);
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > longestSkew)
    mistakes.push(`OIDC_CLOCK_SKEW${suffix} must be whole seconds from 0 to ${longestSkew}.`);
  return seconds;
}

function list(value: string | undefined): readonly string[] {
  return (value ?? '').split(',').flatMap((each) => each.trim() || []);
}
