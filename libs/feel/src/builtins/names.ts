/** Names of built-ins that hold spaces; the parser must know them to read them as one name. */
export const SPACED_BUILTIN_NAMES: readonly string[] = [
  'substring before', 'substring after', 'string length', 'upper case', 'lower case', 'starts with', 'ends with', 'string join',
  'is blank', 'is empty', 'to base64', 'to json', 'from json', 'list contains', 'insert before', 'index of', 'distinct values', 'duplicate values', 'list replace',
  'round up', 'round down', 'round half up', 'round half down', 'round half even',
  'date and time', 'years and months duration', 'day of year', 'day of week', 'month of year', 'week of year', 'last day of month',
  'get value', 'get entries', 'get or else', 'context put', 'context merge', 'put all', 'is defined',
  'met by', 'overlaps before', 'overlaps after', 'finished by', 'started by',
];
