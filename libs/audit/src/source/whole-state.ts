import { joinState, type StateRow } from '@vorgang/storage';
import type { InstanceRow } from './recorded-case.js';

/**
 * The state of a large instance as one, whose parts are stored in rows of their own. Where a part is missing or damaged
 * the columns stay as they are stored: they are then not what the history leads to.
 */
export function wholeState(row: StateRow): Pick<InstanceRow, 'tokens' | 'variables'> {
  try {
    const { variables, ...tokens } = joinState(row.tokens, row.variables, row.parts);
    return { tokens: JSON.stringify(tokens), variables: JSON.stringify(variables) };
  } catch {
    return { tokens: row.tokens, variables: row.variables };
  }
}
