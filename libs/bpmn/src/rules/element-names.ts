import { children, extension, text, type ModdleElement } from '../document/moddle-element.js';

/** Every name that the element gives: its id, its variables, headers and properties. */
export function namesIn(element: ModdleElement): readonly string[] {
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
