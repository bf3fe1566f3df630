import { parse } from 'yaml';
import { isMapping, type ServiceProblem } from './yaml-reader.js';

/** Reads a file that must hold a mapping; without aliases, which could make a small file huge. */
export function parseYaml(
  yaml: string,
  fileName: string,
  problems: ServiceProblem[],
): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 0 });
    if (isMapping(value)) return value;
    problems.push({
      fileName,
      field: '',
      message: 'The file is not a mapping. Start with a line such as "name: ...".',
    });
  } catch (error) {
    problems.push({ fileName, field: '', message: `The file is not YAML: ${(error as Error).message}` });
  }
  return null;
}
