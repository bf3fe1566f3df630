/** A statement that the release before could trip over while it works beside the new one. */
export interface BreakingStatement {
  readonly rule: 'takes away' | 'renames' | 'changes a type' | 'demands a value' | 'forbids values';
  /** The constraint, index, table or function that it is about. */
  readonly object: string;
}

/** A statement of which the others do not matter: tables and routines that the migration makes itself are nobody's yet. */
interface Part {
  readonly table: string;
  readonly text: string;
}

const rules: readonly (readonly [BreakingStatement['rule'], RegExp])[] = [
  [
    'takes away',
    /^(?:drop (?:table|view|materialized view|schema|type|function|procedure|sequence|role|domain)|drop column|revoke)\b/,
  ],
  ['renames', /^rename\b/],
  ['changes a type', /^alter column \S+ (?:set data )?type\b/],
  [
    'demands a value',
    /^alter column \S+ set not null\b|^add column (?!.*\b(?:default|generated)\b).*\bnot null\b/,
  ],
  ['forbids values', /^add (?:constraint|check|unique|exclude|foreign key)\b|^create unique index\b/],
];

/**
 * What a migration takes away, renames, demands or forbids of things that were there before. Bodies of functions are
 * not looked at: they are replaced as a whole.
 */
export function breakingStatements(sql: string): readonly BreakingStatement[] {
  const statements = statementsOf(sql);
  const own = new Set(statements.flatMap((statement) => created(statement) ?? []));
  return statements.flatMap(partsOf).flatMap(({ table, text }) => {
    const rule = rules.find(([, pattern]) => pattern.test(text))?.[0];
    return rule === undefined || own.has(table) ? [] : [{ rule, object: objectOf(text) ?? table }];
  });
}

/** Without comments, texts and whatever stands in parentheses. */
function statementsOf(sql: string): readonly string[] {
  const bare = sql
    .replaceAll(/(\$\w*\$)[\s\S]*?\1/g, "''")
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/'(?:[^']|'')*'/g, "''");
  return withoutParentheses(bare)
    .split(';')
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim().toLowerCase())
    .filter((statement) => statement !== '');
}

function withoutParentheses(text: string): string {
  const inner = text.replaceAll(/\([^()]*\)/g, ' ');
  return inner === text ? text : withoutParentheses(inner);
}

function created(statement: string): string | null {
  return (
    /^create (?:or replace )?(?:table|function|procedure) (?:if not exists )?(\w+)/.exec(statement)?.[1] ??
    null
  );
}

/** Each action of an ALTER TABLE for itself. */
function partsOf(statement: string): readonly Part[] {
  const altered = /^alter table (?:if exists )?(?:only )?(\w+) (.*)$/.exec(statement);
  if (altered === null) return [{ table: nameAfter(statement), text: statement }];
  const [, table, actions] = altered;
  return actions!.split(',').map((action) => ({ table: table!, text: action.trim() }));
}

function nameAfter(statement: string): string {
  const place = /\bon (?:only |table |function |procedure )?(\w+)|^drop [a-z ]*?(\w+)$/.exec(statement);
  return place?.[1] ?? place?.[2] ?? statement;
}

function objectOf(text: string): string | null {
  return (
    /^(?:add constraint|create unique index|(?:add|drop|alter) column) (?:if (?:not )?exists )?(\w+)/.exec(
      text,
    )?.[1] ?? null
  );
}
