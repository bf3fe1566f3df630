import type { Warning } from 'moddle-xml';
import type { ModelProblem } from '../problem.js';
import { idOf, isElement } from './moddle-element.js';

interface Explanation {
  readonly pattern: RegExp;
  readonly rule: string;
  readonly fix: string;
  /** The parser left something out, so that nothing else can be judged. */
  readonly incomplete: boolean;
}

const EXPLANATIONS: readonly Explanation[] = [
  {
    pattern: /unresolved reference/,
    rule: 'reference-must-resolve',
    fix: 'Add the element that is referred to, or remove the reference.',
    incomplete: false,
  },
  {
    pattern: /unknown attribute/,
    rule: 'attribute-must-be-known',
    fix: 'Remove the attribute; BPMN 2.0 and the zeebe extensions do not know it at this element.',
    incomplete: false,
  },
  {
    pattern: /duplicate ID/,
    rule: 'ids-must-be-unique',
    fix: 'Give each element an id of its own.',
    incomplete: true,
  },
  {
    pattern: /illegal ID/,
    rule: 'id-must-be-name',
    fix: 'Begin the id with a letter or "_" and use only letters A to Z, digits, "-", "." and "_".',
    incomplete: true,
  },
  {
    pattern: /unrecognized element|unknown type/,
    rule: 'element-must-be-known',
    fix: 'Remove the element; BPMN 2.0 and the zeebe extensions do not know it at this place.',
    incomplete: true,
  },
  {
    pattern: /unsupported document encoding/,
    rule: 'encoding-must-be-utf-8',
    fix: 'Save the file as UTF-8.',
    incomplete: true,
  },
];

const OTHERWISE: Omit<Explanation, 'pattern'> = {
  rule: 'file-must-be-bpmn',
  fix: 'Export the file again as BPMN 2.0 XML.',
  incomplete: true,
};

/** What the parser complained about, as a problem of the model. */
export interface DocumentProblem {
  readonly problem: ModelProblem;
  readonly incomplete: boolean;
}

/** The diagram's shapes have no effect on execution, whatever they refer to. */
export function concernsDiagramOnly(warning: Warning): boolean {
  return isElement(warning.element) && /^(bpmndi|di|dc):/.test(warning.element.$type);
}

export function explainWarning(warning: Warning, resourceName: string): DocumentProblem {
  const message = plainText(warning.message);
  const { rule, fix, incomplete } = EXPLANATIONS.find(({ pattern }) => pattern.test(message)) ?? OTHERWISE;
  const elementId = (isElement(warning.element) ? idOf(warning.element) : idIn(message)) || resourceName;
  return { problem: { elementId, rule, message: asSentence(message), fix }, incomplete };
}

export function notBpmn(resourceName: string, reason: string): ModelProblem {
  return {
    elementId: resourceName,
    rule: OTHERWISE.rule,
    message: `The file is not a BPMN 2.0 model: ${asSentence(plainText(reason))}`,
    fix: OTHERWISE.fix,
  };
}

function idIn(message: string): string {
  return /ID <([^>]*)>/.exec(message)?.[1] ?? '';
}

/** The parser's messages carry line breaks and tabs. */
function plainText(message: string): string {
  const [, line, cause] = /line: (\d+).*nested error: (.*)/s.exec(message) ?? [];
  const whole = line === undefined || cause === undefined ? message : `${cause} (line ${Number(line) + 1})`;
  return whole.replace(/\s+/g, ' ').trim();
}

function asSentence(message: string): string {
  const capital = message.charAt(0).toUpperCase() + message.slice(1);
  return capital.endsWith('.') ? capital : `${capital}.`;
}
