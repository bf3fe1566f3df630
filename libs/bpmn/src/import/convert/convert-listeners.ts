import { attributeOf, type XmlElement } from '../../xml/xml-tree.js';
import type { ElementConversion } from '../element-conversion.js';
import { jobTypeOf } from './convert-jobs.js';

/** When a listener of a task is called, in the words of the zeebe extension. */
const TASK_EVENTS: Readonly<Record<string, string>> = {
  create: 'creating',
  assignment: 'assigning',
  update: 'updating',
  complete: 'completing',
  delete: 'canceling',
};

/** Java code that hears of the progress becomes a job; scripts and transitions are listed. */
export function convertListeners(conversion: ElementConversion): void {
  for (const listener of conversion.extensions('executionListener')) {
    const event = attributeOf(listener, 'event') ?? '';
    const isKnown = event === 'start' || event === 'end';
    convert(conversion, listener, 'executionListeners', 'executionListener', isKnown ? event : undefined);
  }
  for (const listener of conversion.extensions('taskListener')) {
    const event = attributeOf(listener, 'event') ?? '';
    const eventType = Object.hasOwn(TASK_EVENTS, event) ? TASK_EVENTS[event] : undefined;
    convert(conversion, listener, 'taskListeners', 'taskListener', eventType);
  }
}

function convert(
  conversion: ElementConversion,
  listener: XmlElement,
  list: string,
  entry: string,
  eventType: string | undefined,
): void {
  const code = ['class', 'delegateExpression', 'expression']
    .map((name) => attributeOf(listener, name))
    .find((given) => given !== undefined);
  const isPlain = listener.children.every(({ kind }) => kind !== 'element');
  if (code === undefined || eventType === undefined || !isPlain) {
    conversion.needsWork(listener, 'listener-needs-work');
    return;
  }
  const type = jobTypeOf(code);
  conversion.add(list, entry, { eventType, type });
  conversion.converted(listener, 'listener-to-job', `zeebe:${entry} eventType="${eventType}" type="${type}"`);
}
