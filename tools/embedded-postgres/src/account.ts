import { execFileSync, spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';

/** How to start a program that refuses to run as root. */
export interface ServerAccount {
  readonly uid?: number;
  readonly gid?: number;
  /** Command and arguments to put in front, where plain uid and gid do not reach the files. */
  readonly prefix: readonly string[];
}

/**
 * PostgreSQL refuses to run as root. A normal user runs it as is; root runs it as the system user `postgres`,
 * which is created when missing. Where that user may not enter the folders (a checkout under /root), it gets
 * just the capability to read past directory permissions.
 *
 * @param folders absolute paths that the server must reach
 * @throws Error that names what is missing and how to go on
 */
export function serverAccount(folders: readonly string[]): ServerAccount {
  if (userInfo().uid !== 0) return { prefix: [] };
  const { uid, gid } = postgresUser();
  if (folders.every((folder) => mayEnter(folder, uid, gid))) return { uid, gid, prefix: [] };
  const prefix = withCapabilities(uid, gid);
  if (spawnSync(prefix[0]!, [...prefix.slice(1), 'true']).status === 0) return { prefix };
  throw new Error(
    `The system user postgres may not enter ${folders.join(', ')}. ` +
      'Move the checkout to a folder that every user may enter, or start Vorgang as a normal user.',
  );
}

function postgresUser(): { readonly uid: number; readonly gid: number } {
  if (idOf('-u') === null) {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
        stdio: 'pipe',
      });
    } catch {
      throw new Error(
        'PostgreSQL does not run as root, and the system user postgres could not be created. ' +
          'Create it (useradd --system postgres), or start Vorgang as a normal user.',
      );
    }
  }
  return { uid: idOf('-u')!, gid: idOf('-g')! };
}

function idOf(flag: '-u' | '-g'): number | null {
  const answer = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout) : null;
}

function mayEnter(folder: string, uid: number, gid: number): boolean {
  return spawnSync('test', ['-x', folder], { uid, gid }).status === 0;
}

function withCapabilities(uid: number, gid: number): readonly string[] {
  const capabilities = '+dac_override,+dac_read_search';
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=${capabilities}`,
    `--ambient-caps=${capabilities}`,
  ];
}
