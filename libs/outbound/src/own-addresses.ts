type Environment = Readonly<Record<string, string | undefined>>;

/** Under which addresses this installation is reached, without a slash at the end. */
export interface OwnAddresses {
  /** Where citizens reach it. */
  readonly publicUrl: string;
  /** Where staff and their programs reach it: another host, or `publicUrl`. */
  readonly staffUrl: string;
}

/**
 * Reads PUBLIC_URL and STAFF_URL.
 *
 * @param unlessNamed where it is reached without PUBLIC_URL
 * @param mistakes gets a sentence for everything that is wrong
 */
export function readOwnAddresses(
  environment: Environment,
  unlessNamed: string,
  mistakes: string[],
): OwnAddresses {
  const citizens = readAddress(environment, 'PUBLIC_URL', mistakes);
  const staff = readAddress(environment, 'STAFF_URL', mistakes);
  const publicUrl = citizens ?? unlessNamed;
  if (staff === undefined) return { publicUrl, staffUrl: publicUrl };
  if (citizens !== undefined) mistakes.push(...mistakesOfTwo(new URL(citizens), new URL(staff), staff));
  else if (!environment['PUBLIC_URL']?.trim())
    mistakes.push('PUBLIC_URL is missing: STAFF_URL is beside it, on a host of its own.');
  return { publicUrl, staffUrl: staff };
}

/** A host of its own keeps cookies and scripts apart; another port of the same host does not. */
function mistakesOfTwo(citizens: URL, staff: URL, written: string): readonly string[] {
  const mistakes: string[] = [];
  if (staff.origin !== written)
    mistakes.push(`STAFF_URL must be protocol and host only, as browsers write them: ${staff.origin}.`);
  if (/^\.|\.\.|\.$|\*/.test(staff.hostname))
    mistakes.push(`STAFF_URL must name a host as browsers send it, not '${staff.hostname}'.`);
  if (staff.hostname === citizens.hostname)
    mistakes.push('STAFF_URL has the host of PUBLIC_URL. Name another host, or leave it out.');
  if (staff.protocol !== citizens.protocol)
    mistakes.push(`STAFF_URL must start with ${citizens.protocol}//, as PUBLIC_URL does.`);
  // Pages of citizens that are looked for at the host of staff are looked for there.
  if (citizens.username || citizens.password || citizens.search || citizens.hash)
    mistakes.push('PUBLIC_URL must be protocol, host and path only.');
  return mistakes;
}

function readAddress(environment: Environment, name: string, mistakes: string[]): string | undefined {
  const value = environment[name]?.trim();
  if (!value) return undefined;
  if (URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol))
    return value.replace(/\/+$/, '');
  mistakes.push(`${name} must be an address that starts with http:// or https://.`);
  return undefined;
}
