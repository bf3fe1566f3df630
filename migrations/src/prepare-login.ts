import pg from 'pg';

/** What the login of the programs is a member of. It has nothing else, and owns nothing. */
const memberships = ['vorgang_app', 'vorgang_engine'];
/** SQLSTATE: somebody else was quicker. */
const made = new Set(['42710', '23505']);

/** The owner of the tables may not create roles; says what whoever may has to do. */
export class LoginNotPreparedError extends Error {
  override readonly name = 'LoginNotPreparedError';

  constructor(login: string, cause: unknown) {
    const name = pg.escapeIdentifier(login);
    super(
      `The role of MIGRATION_DATABASE_URL may not prepare the role ${name} of DATABASE_URL. Let an administrator of PostgreSQL ` +
        `run: create role ${name} login password '…'; grant ${memberships.join(', ')} to ${name};`,
      { cause },
    );
  }
}

/**
 * Sees to it that the role of `databaseUrl` exists and is a member of the two roles under which the programs work. One that
 * is there already keeps its password.
 *
 * @param owner a connection of the role that owns the tables
 * @throws LoginNotPreparedError where that role may not create or grant roles
 */
export async function prepareLogin(owner: pg.Client, databaseUrl: string): Promise<void> {
  const { username, password } = new URL(databaseUrl);
  const login = decodeURIComponent(username);
  const { rows } = await owner.query<{ readonly owner: string; readonly exists: boolean; member: boolean }>(
    `select current_user as owner, count(*) = 1 as exists,
            coalesce(bool_and(pg_has_role(oid, 'vorgang_app', 'MEMBER') and pg_has_role(oid, 'vorgang_engine', 'MEMBER')), false) as member
     from pg_roles where rolname = $1`,
    [login],
  );
  const state = rows[0]!;
  if (login === '' || login === state.owner) return;
  try {
    if (!state.exists) await createLogin(owner, login, decodeURIComponent(password));
    if (!state.member) await owner.query(`grant ${memberships.join(', ')} to ${pg.escapeIdentifier(login)}`);
  } catch (error) {
    throw new LoginNotPreparedError(login, error);
  }
}

async function createLogin(owner: pg.Client, login: string, password: string): Promise<void> {
  const secret = password === '' ? '' : ` password ${pg.escapeLiteral(password)}`;
  try {
    await owner.query(
      `create role ${pg.escapeIdentifier(login)} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls${secret}`,
    );
  } catch (error) {
    if (!made.has(String((error as { readonly code?: unknown }).code))) throw error;
  }
}
