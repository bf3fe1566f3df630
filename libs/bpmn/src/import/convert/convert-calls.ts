import { attributeOf, type XmlElement } from '../../xml/xml-tree.js';
import type { ElementConversion } from '../element-conversion.js';
import { convertJuel, feelValue, zeebeValue } from '../juel/convert-juel.js';

/** A called process: which, in which version, and what it is given and gives back. */
export function convertCalls(conversion: ElementConversion): void {
  if (conversion.element.localName !== 'callActivity') return;
  const processId = attributeOf(conversion.element, 'calledElement');
  const isForeign = conversion.untouched.length > 0 || (processId !== undefined && /[$#]\{/.test(processId));
  if (!isForeign) return;
  if (processId !== undefined) convertProcessId(conversion, processId);
  const all = { in: false, out: false };
  for (const direction of ['in', 'out'] as const) {
    for (const mapping of conversion.extensions(direction)) {
      if (attributeOf(mapping, 'variables') === 'all') {
        all[direction] = true;
        conversion.converted(mapping, 'call-converted', propagation(direction, true));
      } else convertMapping(conversion, mapping, direction);
    }
  }
  // The other engine hands over nothing that is not named; this one everything, unless told otherwise.
  conversion.set('calledElement', {
    propagateAllParentVariables: String(all.in),
    propagateAllChildVariables: String(all.out),
  });
  convertBinding(conversion);
}

function propagation(direction: 'in' | 'out', all: boolean): string {
  return `zeebe:calledElement propagateAll${direction === 'in' ? 'Parent' : 'Child'}Variables="${all}"`;
}

function convertProcessId(conversion: ElementConversion, processId: string): void {
  const value = convertJuel(processId);
  if (value.kind === 'impossible') {
    conversion.note('needsWork', 'call-needs-work', `calledElement="${processId}"`, undefined, value.reason);
    return;
  }
  conversion.set('calledElement', { processId: zeebeValue(value) });
  conversion.setStandard('calledElement', undefined);
  conversion.note(
    'converted',
    'call-converted',
    `calledElement="${processId}"`,
    `zeebe:calledElement processId="${zeebeValue(value)}"`,
  );
}

function convertMapping(conversion: ElementConversion, mapping: XmlElement, direction: 'in' | 'out'): void {
  if (attributeOf(mapping, 'businessKey') !== undefined) {
    conversion.dropped(mapping, 'business-key-without-effect');
    return;
  }
  const target = attributeOf(mapping, 'target');
  const source = attributeOf(mapping, 'source');
  const text = source === undefined ? attributeOf(mapping, 'sourceExpression') : `\${${source}}`;
  if (target === undefined || text === undefined) {
    conversion.needsWork(mapping, 'call-needs-work');
    return;
  }
  const value = convertJuel(text);
  if (value.kind === 'impossible') {
    conversion.needsWork(mapping, 'expression-needs-work', value.reason);
    return;
  }
  const entry = direction === 'in' ? 'input' : 'output';
  conversion.add('ioMapping', entry, { source: feelValue(value), target });
  conversion.converted(
    mapping,
    'call-converted',
    `zeebe:${entry} source="${feelValue(value)}" target="${target}"`,
  );
}

function convertBinding(conversion: ElementConversion): void {
  const binding = conversion.attribute('calledElementBinding');
  if (binding === undefined) return;
  const tag = conversion.attribute('calledElementVersionTag');
  switch (binding.value) {
    case 'latest':
      return conversion.dropped(binding, 'call-converted');
    case 'deployment':
      conversion.set('calledElement', { bindingType: 'deployment' });
      return conversion.converted(binding, 'call-converted', 'zeebe:calledElement bindingType="deployment"');
    case 'versionTag':
      if (tag === undefined) return conversion.needsWork(binding, 'binding-needs-work');
      conversion.set('calledElement', { bindingType: 'versionTag', versionTag: tag.value });
      conversion.converted(tag, 'call-converted', `zeebe:calledElement versionTag="${tag.value}"`);
      return conversion.converted(binding, 'call-converted', 'zeebe:calledElement bindingType="versionTag"');
    default:
      return conversion.needsWork(binding, 'binding-needs-work');
  }
}
