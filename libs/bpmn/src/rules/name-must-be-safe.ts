import { children, extension, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import { isUnsafeName } from '../document/unsafe-names.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Ids, variables, headers and properties become keys of maps; see {@link isUnsafeName}. */
export const nameMustBeSafe: DeploymentRule = {
  name: 'name-must-be-safe',
  *check({ processes, flowElements }) {
    for (const element of [...processes, ...flowElements]) {
      for (const name of namesIn(element)) {
        if (!isUnsafeName(name)) continue;
        yield {
          elementId: idOf(element),
          message: `"${name}" is reserved and cannot be an id, a variable, a header or a property.`,
          fix: 'Choose another name.',
        };
      }
    }
  },
};

function namesIn(element: ModdleElement): readonly string[] {
  const values = (type: string, list: string, property: string) => {
    const holder = extension(element, type);
    return holder === undefined ? [] : children(holder, list).map((entry) => text(entry, property) ?? '');
  };
  const targets = [
    ...values('zeebe:IoMapping', 'inputParameters', 'target'),
    ...values('zeebe:IoMapping', 'outputParameters', 'target'),
  ];
  const results = ['zeebe:CalledDecision', 'zeebe:Script'].map((type) => {
    const holder = extension(element, type);
    return (holder && text(holder, 'resultVariable')) ?? '';
  });
  return [
    text(element, 'id') ?? '',
    ...targets.flatMap((target) => target.split('.')),
    ...results,
    ...values('zeebe:TaskHeaders', 'values', 'key'),
    ...values('zeebe:Properties', 'properties', 'name'),
  ];
}
