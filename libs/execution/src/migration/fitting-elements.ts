import type { ElementId, FlowNode } from '@vorgang/bpmn';
import { NameIndex } from './name-index.js';
import { comparableText } from './text-similarity.js';

/**
 * Elements that one of some kind may go on as. Those that are called alike are one group: what is compared with a name
 * is compared with each group once, and once for all that have the name.
 */
export class FittingElements {
  /** Places of the elements that are called alike, ascending; the group of an element that comes first is first. */
  readonly groups: readonly (readonly number[])[];
  /** The group of each element, by its place. */
  readonly groupAt: readonly number[];
  readonly places: ReadonlyMap<ElementId, number>;
  private readonly names: NameIndex;
  private readonly similarities = new Map<string, Float64Array>();

  constructor(readonly nodes: readonly FlowNode[]) {
    const texts = nodes.map(nameOf);
    const groups = new Map<string, number[]>();
    for (const [place, { letters }] of texts.entries()) {
      const group = groups.get(letters);
      if (group === undefined) groups.set(letters, [place]);
      else group.push(place);
    }
    this.groups = [...groups.values()];
    const groupAt: number[] = [];
    for (const [index, group] of this.groups.entries()) for (const place of group) groupAt[place] = index;
    this.groupAt = groupAt;
    this.places = new Map(nodes.map(({ id }, place) => [id, place]));
    this.names = new NameIndex(this.groups.map(([place]) => texts[place!]!));
  }

  /** How alike the name of an element is to that of each group, from 0 to 1. */
  similaritiesTo(node: FlowNode): Float64Array {
    const name = nameOf(node);
    let similarities = this.similarities.get(name.letters);
    if (similarities === undefined) {
      similarities = this.names.similaritiesTo(name);
      this.similarities.set(name.letters, similarities);
    }
    return similarities;
  }
}

function nameOf({ name, id }: FlowNode): ReturnType<typeof comparableText> {
  return comparableText(name ?? id);
}
