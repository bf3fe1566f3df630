import { JuelProblem } from './juel-node.js';

/** Words of FEEL that no variable can have as its name. */
const RESERVED: ReadonlySet<string> = new Set(
  'if then else for in return every some satisfies between and or not function instance of true false null external'.split(
    ' ',
  ),
);

/** What engines of the Activiti family offer besides the variables, and what to do instead. */
const ENGINE_OBJECTS: Readonly<Record<string, string>> = {
  execution: 'The engine hands no execution to expressions; store what you need of it in a variable.',
  task: 'The engine hands no task to expressions; read what you need from variables.',
  caseExecution: 'Cases after CMMN do not run here.',
  authenticatedUserId: 'Who is signed in is not known to the process; the task records who completed it.',
};

/** Names that the other engine sets in a multi-instance activity, in the words of this one. */
const LOOP_VARIABLES: Readonly<Record<string, string>> = {
  nrOfInstances: 'numberOfInstances',
  nrOfActiveInstances: 'numberOfActiveInstances',
  nrOfCompletedInstances: 'numberOfCompletedInstances',
  loopCounter: '(loopCounter - 1)',
};

/** @throws JuelProblem when FEEL cannot name the variable, or it is an object of the engine */
export function variableName(name: string): string {
  const reason = Object.hasOwn(ENGINE_OBJECTS, name) ? ENGINE_OBJECTS[name] : undefined;
  if (reason !== undefined) throw new JuelProblem(reason);
  if (Object.hasOwn(LOOP_VARIABLES, name)) return LOOP_VARIABLES[name] ?? name;
  if (RESERVED.has(name) || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) {
    throw new JuelProblem(`"${name}" cannot be the name of a variable in FEEL; give it another one.`);
  }
  return name;
}

export function feelString(text: string): string {
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t');
  return `"${escaped}"`;
}
