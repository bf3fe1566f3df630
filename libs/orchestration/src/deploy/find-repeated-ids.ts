import type { ModelProblem } from '../contract.js';
import type { Resource } from './resource.js';

/** Ids that two definitions of one deployment share: which of them would be the newest is nobody's to guess. */
export function findRepeatedIds(
  resources: readonly Resource[],
): readonly (ModelProblem & { readonly resourceName: string })[] {
  const first = new Map<string, string>();
  const problems: (ModelProblem & { readonly resourceName: string })[] = [];
  for (const resource of resources) {
    for (const { kind, id } of idsOf(resource)) {
      const place = `${kind} ${id}`;
      const other = first.get(place);
      if (other === undefined) first.set(place, resource.name);
      else {
        problems.push({
          resourceName: resource.name,
          elementId: id,
          rule: 'id-unique-in-deployment',
          message: `The ${kind} id "${id}" is also in ${other}.`,
          fix: 'Give each its own id, or deploy one of them.',
        });
      }
    }
  }
  return problems;
}

/** The ids that the definitions of a file have. */
export function idsOf(resource: Resource): readonly { readonly kind: string; readonly id: string }[] {
  switch (resource.kind) {
    case 'process':
      return resource.model.processes.map(({ id }) => ({ kind: 'process', id }));
    case 'decisions':
      return [
        { kind: 'decision requirements', id: resource.model.decisionRequirementsId },
        ...resource.model.decisions.map(({ decisionId }) => ({ kind: 'decision', id: decisionId })),
      ];
    case 'form':
      return [{ kind: 'form', id: resource.formId }];
  }
}
