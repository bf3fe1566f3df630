import { child, children, extension, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { ElementId, ExecutableProcess, FlowNode, SequenceFlow } from '../graph/executable-process.js';
import { readCompensationHandlers } from './compensation-handlers.js';
import { readContainer } from './containers.js';
import { readProperties } from './data-mappings.js';
import { HISTORY_TIME_TO_LIVE } from './history-time-to-live.js';
import { readLanes } from './lanes.js';
import { flowNodeReaders } from './flow-node-readers.js';
import type { ExpressionReader } from './expression-reader.js';
import type { ReadingContext } from './reading-context.js';
import { groupFlows, readSequenceFlow } from './sequence-flows.js';

/** Reads one executable process with everything in it. */
export function readProcess(process: ModdleElement, expressions: ExpressionReader): ExecutableProcess {
  const flows = new Map<ElementId, SequenceFlow>();
  const boundaryEventIds = new Map<ElementId, ElementId[]>();
  collect(process, flows, boundaryEventIds, expressions);

  const nodes = new Map<ElementId, FlowNode>();
  const context: ReadingContext = {
    incoming: groupFlows(flows.values(), (flow) => flow.targetId),
    outgoing: groupFlows(flows.values(), (flow) => flow.sourceId),
    boundaryEventIds,
    compensationHandlerIds: readCompensationHandlers(process),
    expressions,
    readInner: (element) => {
      const node = flowNodeReaders.get(element.$type)?.(element, context);
      if (node !== undefined) nodes.set(node.id, node);
      return node;
    },
  };
  const root = readContainer(process, 'PROCESS', context);
  nodes.set(root.id, root);

  const versionTag = extension(process, 'zeebe:VersionTag');
  return {
    id: root.id,
    name: root.name,
    versionTag: versionTag && text(versionTag, 'value'),
    nodes,
    flows,
    lanes: readLanes(process),
    startFormId: readStartFormId(process, root.startEventId),
    historyTimeToLive: readProperties(process)[HISTORY_TIME_TO_LIVE],
  };
}

/** Sequence flows and boundary events of all levels, which nodes refer to. */
function collect(
  container: ModdleElement,
  flows: Map<ElementId, SequenceFlow>,
  boundaryEventIds: Map<ElementId, ElementId[]>,
  expressions: ExpressionReader,
): void {
  for (const element of children(container, 'flowElements')) {
    if (element.$type === 'bpmn:SequenceFlow')
      flows.set(idOf(element), readSequenceFlow(element, expressions));
    const activity = child(element, 'attachedToRef');
    if (element.$type === 'bpmn:BoundaryEvent' && activity !== undefined) {
      const known = boundaryEventIds.get(idOf(activity));
      if (known === undefined) boundaryEventIds.set(idOf(activity), [idOf(element)]);
      else known.push(idOf(element));
    }
    collect(element, flows, boundaryEventIds, expressions);
  }
}

function readStartFormId(process: ModdleElement, startEventId: ElementId | undefined): string | undefined {
  const start = children(process, 'flowElements').find((element) => text(element, 'id') === startEventId);
  const form = start && extension(start, 'zeebe:FormDefinition');
  return form && text(form, 'formId');
}
