import type { DeploymentFile, ModelProblem } from '../contract.js';

const MOST_FILES = 100;
const MOST_BYTES = 4 * 1024 * 1024;
const LONGEST_NAME = 255;
const KNOWN_TYPES = /\.(bpmn|dmn|form)$/i;
/** Letters, digits and the signs that file names of models have; a folder may stand in front. */
const SAFE_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._()/-]*$/u;

/** Checks names, sizes and number of the files before anything reads them. */
export function checkDeploymentFiles(
  files: readonly DeploymentFile[],
): readonly (ModelProblem & { readonly resourceName: string })[] {
  if (files.length === 0) {
    return [
      problem(
        'deployment',
        'files-given',
        'The deployment holds no file.',
        'Send at least one BPMN, DMN or form file.',
      ),
    ];
  }
  if (files.length > MOST_FILES) {
    return [
      problem(
        'deployment',
        'number-of-files',
        `The deployment holds ${files.length} files; at most ${MOST_FILES} are allowed.`,
        'Deploy in several parts.',
      ),
    ];
  }
  const names = new Map<string, number>();
  for (const { name } of files) names.set(name, (names.get(name) ?? 0) + 1);
  return files.flatMap((file) => checkFile(file, names.get(file.name)! > 1));
}

function checkFile(file: DeploymentFile, repeated: boolean) {
  const { name } = file;
  const shown = name.slice(0, LONGEST_NAME) || 'deployment';
  const problems = [];
  if (name.length > LONGEST_NAME || name.includes('..') || !SAFE_NAME.test(name)) {
    problems.push(
      problem(
        shown,
        'file-name',
        'The file name is empty, too long or holds signs that file names do not have.',
        `Use up to ${LONGEST_NAME} letters, digits, dots, hyphens and underscores.`,
      ),
    );
  } else if (!KNOWN_TYPES.test(name)) {
    problems.push(
      problem(
        shown,
        'file-type',
        'The engine does not know this type of file.',
        'Deploy files that end in .bpmn, .dmn or .form.',
      ),
    );
  }
  if (repeated) {
    problems.push(
      problem(
        shown,
        'file-name-unique',
        'Two files of the deployment have this name.',
        'Rename one of them.',
      ),
    );
  }
  if (file.content.byteLength === 0 || file.content.byteLength > MOST_BYTES) {
    problems.push(
      problem(
        shown,
        'file-size',
        `The file has ${file.content.byteLength} bytes; 1 to ${MOST_BYTES} are allowed.`,
        'Send the whole file, or split the model.',
      ),
    );
  }
  return problems;
}

function problem(resourceName: string, rule: string, message: string, fix: string) {
  return { resourceName, elementId: resourceName, rule, message, fix };
}
