import type { SearchMistake } from './invalid-search-error.js';
import { likePattern } from './like-pattern.js';
import { isText, parseValue } from './parse-value.js';
import type { FieldType, SearchField } from './search-field.js';
import type { Operation, Value } from './search-request.js';

const ordered: readonly FieldType[] = ['integer', 'dateTime'];
const listLimit = 1000;

/** Reads what a filter says of one field: a value that it must equal, or an object of operators. */
export function parseOperations(
  field: SearchField,
  path: string,
  condition: unknown,
  mistakes: SearchMistake[],
): readonly Operation[] {
  if (typeof condition !== 'object' || condition === null) {
    const value = parsed(field, path, condition, mistakes);
    return value === undefined ? [] : [{ operator: '$eq', value }];
  }
  if (field.plain) {
    mistakes.push({ field: path, message: 'Must be a value; this field takes no operators.' });
    return [];
  }
  if (Array.isArray(condition)) {
    mistakes.push({
      field: path,
      message: 'Must be a value or an object of operators; a list belongs into $in.',
    });
    return [];
  }
  return Object.entries(condition).flatMap(([operator, operand]) => {
    const operation = parseOperation(field, operator, `${path}.${operator}`, operand, mistakes);
    return operation ? [operation] : [];
  });
}

function parseOperation(
  field: SearchField,
  operator: string,
  path: string,
  operand: unknown,
  mistakes: SearchMistake[],
): Operation | undefined {
  switch (operator) {
    case '$eq':
    case '$neq':
      return withValue(operator, parsed(field, path, operand, mistakes));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (ordered.includes(field.type)) return withValue(operator, parsed(field, path, operand, mistakes));
      break;
    case '$in':
    case '$notIn':
      return withValues(operator, parsedList(field, path, operand, mistakes));
    case '$exists':
      if (typeof operand === 'boolean') return { operator, exists: operand };
      mistakes.push({ field: path, message: 'Must be true or false.' });
      return undefined;
    case '$like':
      if (field.type !== 'string') break;
      if (isText(operand)) return { operator, pattern: likePattern(operand) };
      mistakes.push({
        field: path,
        message: 'Must be a text, in which * stands for any text and ? for one character.',
      });
      return undefined;
  }
  mistakes.push({ field: path, message: `The operator ${operator} does not exist for this field.` });
  return undefined;
}

function withValue(
  operator: '$eq' | '$neq' | '$gt' | '$gte' | '$lt' | '$lte',
  value: Value | undefined,
): Operation | undefined {
  return value === undefined ? undefined : { operator, value };
}

function withValues(operator: '$in' | '$notIn', values: readonly Value[] | undefined): Operation | undefined {
  return values && { operator, values };
}

function parsed(
  field: SearchField,
  path: string,
  value: unknown,
  mistakes: SearchMistake[],
): Value | undefined {
  const result = parseValue(field, value);
  if ('value' in result) return result.value;
  mistakes.push({ field: path, message: result.mistake });
  return undefined;
}

function parsedList(
  field: SearchField,
  path: string,
  list: unknown,
  mistakes: SearchMistake[],
): readonly Value[] | undefined {
  if (!Array.isArray(list) || list.length > listLimit) {
    mistakes.push({ field: path, message: `Must be a list of at most ${listLimit} values.` });
    return undefined;
  }
  return list.flatMap((each: unknown, index) => {
    const value = parsed(field, `${path}[${index}]`, each, mistakes);
    return value === undefined ? [] : [value];
  });
}
