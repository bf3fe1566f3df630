import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { Element } from 'bpmn-js/lib/model/Types';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import { flowNodes } from './walk-diagram.js';

interface ElementEvent {
  readonly element: Element & { readonly labelTarget?: Element };
}

/** Reports clicks on flow nodes, also on their labels. Returns what ends that. */
export function chooseByMouse(viewer: NavigatedViewer, onSelect: (elementId: string) => void): () => void {
  const events = viewer.get<EventBus>('eventBus');
  const choosable = new Set(flowNodes(viewer.get<ElementRegistry>('elementRegistry')).map(({ id }) => id));
  const click = (event: unknown) => {
    const { element } = event as ElementEvent;
    const id = (element.labelTarget ?? element).id;
    if (choosable.has(id)) onSelect(id);
  };
  events.on('element.click', click);
  return () => events.off('element.click', click);
}
