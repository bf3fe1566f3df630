import { child, children, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { Lane } from '../graph/executable-process.js';

/** All lanes of a process, nested ones after the lane that holds them. */
export function readLanes(process: ModdleElement): readonly Lane[] {
  return children(process, 'laneSets').flatMap(readLaneSet);
}

function readLaneSet(laneSet: ModdleElement): readonly Lane[] {
  return children(laneSet, 'lanes').flatMap((lane) => {
    const nested = child(lane, 'childLaneSet');
    return [readLane(lane), ...(nested === undefined ? [] : readLaneSet(nested))];
  });
}

function readLane(lane: ModdleElement): Lane {
  return {
    id: idOf(lane),
    name: text(lane, 'name') ?? '',
    elementIds: children(lane, 'flowNodeRef').map(idOf),
  };
}
