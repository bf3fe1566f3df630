import { leastPasswordLength } from './password-length.js';

let frequent: Promise<ReadonlySet<string>> | undefined;

/**
 * Whether many people have chosen the password, in whatever case. The list (about 18,000 passwords that are long
 * enough, from ten million that had been stolen) is read when the first password is chosen: most programs never need it.
 */
export async function isFrequentPassword(password: string): Promise<boolean> {
  frequent ??= readFrequentPasswords();
  return (await frequent).has(password.toLowerCase());
}

async function readFrequentPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].filter(({ length }) => length >= leastPasswordLength));
}
