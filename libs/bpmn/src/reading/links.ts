import { children, text, type ModdleElement } from '../document/moddle-element.js';

/** What pairs the ends of a link. */
export function linkName(definition: ModdleElement): string {
  return text(definition, 'name') ?? '';
}

/** The link definition of an event, if it has one. */
export function linkOf(event: ModdleElement): ModdleElement | undefined {
  return children(event, 'eventDefinitions').find(({ $type }) => $type === 'bpmn:LinkEventDefinition');
}

/** The links of a kind that are drawn in the same process or sub-process as the event, itself included. */
export function linksBeside(event: ModdleElement, type: string, name: string): readonly ModdleElement[] {
  if (event.$parent === undefined) return [];
  return children(event.$parent, 'flowElements').filter((candidate) => {
    const definition = candidate.$type === type ? linkOf(candidate) : undefined;
    return definition !== undefined && linkName(definition) === name;
  });
}

/** The catching link at which the token of a throwing one goes on. Source: BPMN 2.0.2 section 10.5.5, "Link". */
export function findLinkTarget(definition: ModdleElement, event: ModdleElement): ModdleElement | undefined {
  return linksBeside(event, 'bpmn:IntermediateCatchEvent', linkName(definition))[0];
}
