import type { ModelProblem } from '../contract.js';
import { idsOf } from './find-repeated-ids.js';
import type { Resource } from './resource.js';

/** Characters of an id at most, as in Camunda 8. Much longer ones fit no index of the database. */
const LONGEST_ID = 255;

/** Ids of definitions that are too long to be found by. */
export function findLongIds(
  resources: readonly Resource[],
): readonly (ModelProblem & { readonly resourceName: string })[] {
  return resources.flatMap((resource) =>
    idsOf(resource)
      .filter(({ id }) => id.length > LONGEST_ID)
      .map(({ kind, id }) => ({
        resourceName: resource.name,
        elementId: id.slice(0, LONGEST_ID),
        rule: 'id-must-be-short',
        message: `The ${kind} id "${id.slice(0, 40)}..." has ${id.length} characters; at most ${LONGEST_ID} are allowed.`,
        fix: 'Shorten it.',
      })),
  );
}
