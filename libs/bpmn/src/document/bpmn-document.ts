import { children, flag, type ModdleElement } from './moddle-element.js';

/** A BPMN file that was read and holds no broken reference; what the deployment rules judge. */
export interface BpmnDocument {
  readonly resourceName: string;
  readonly definitions: ModdleElement;
  /** Processes marked `isExecutable`. The others are drawings and do not run. */
  readonly processes: readonly ModdleElement[];
  /** Everything drawn inside the executable processes, flow nodes and sequence flows, in document order. */
  readonly flowElements: readonly ModdleElement[];
}

export function createDocument(definitions: ModdleElement, resourceName: string): BpmnDocument {
  const processes = children(definitions, 'rootElements').filter(
    (element) => element.$type === 'bpmn:Process' && flag(element, 'isExecutable'),
  );
  return {
    resourceName,
    definitions,
    processes,
    flowElements: processes.flatMap((process) => descendants(process)),
  };
}

function descendants(container: ModdleElement): readonly ModdleElement[] {
  return children(container, 'flowElements').flatMap((element) => [element, ...descendants(element)]);
}
