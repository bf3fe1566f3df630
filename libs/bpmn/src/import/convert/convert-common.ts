import { HISTORY_TIME_TO_LIVE, isHistoryTimeToLive } from '../../reading/history-time-to-live.js';
import { attributeOf, childElements } from '../../xml/xml-tree.js';
import type { ElementConversion } from '../element-conversion.js';
import type { ImportRule } from '../import-entry.js';

/** Attributes without effect here, and why leaving them out does no harm. */
const WITHOUT_EFFECT: Readonly<Record<string, ImportRule>> = {
  asyncBefore: 'commits-anyway',
  asyncAfter: 'commits-anyway',
  async: 'commits-anyway',
  asyncLeave: 'commits-anyway',
  exclusive: 'commits-anyway',
  jobPriority: 'scheduling-without-effect',
  taskPriority: 'scheduling-without-effect',
  historyTimeToLive: 'kept-with-process',
  isStartableInTasklist: 'form-list-without-effect',
  errorMessage: 'message-without-effect',
};

/** Attributes that a person must decide on, with what there is to do. */
const NEEDS_WORK: Readonly<Record<string, ImportRule>> = {
  candidateStarterUsers: 'start-rights-need-work',
  candidateStarterGroups: 'start-rights-need-work',
  errorCodeVariable: 'error-variable-needs-work',
  errorMessageVariable: 'error-variable-needs-work',
  escalationCodeVariable: 'error-variable-needs-work',
  calledElementVersion: 'binding-needs-work',
  calledElementTenantId: 'call-needs-work',
  variableMappingClass: 'call-needs-work',
  variableMappingDelegateExpression: 'call-needs-work',
  decisionRefVersion: 'binding-needs-work',
  formRefVersion: 'binding-needs-work',
};

/** What any element may have: properties, versions, hints to the scheduler. */
export function convertCommon(conversion: ElementConversion): void {
  convertProperties(conversion);
  convertVersionTag(conversion);
  convertTimeToLive(conversion);
  for (const item of conversion.untouched) {
    if ('kind' in item) continue;
    const harmless = Object.hasOwn(WITHOUT_EFFECT, item.localName)
      ? WITHOUT_EFFECT[item.localName]
      : undefined;
    const open = Object.hasOwn(NEEDS_WORK, item.localName) ? NEEDS_WORK[item.localName] : undefined;
    if (harmless !== undefined) conversion.dropped(item, harmless);
    else if (open !== undefined) conversion.needsWork(item, open);
  }
}

/** Whatever is foreign and unknown is listed, and stays. */
export function listUnknown(conversion: ElementConversion): void {
  for (const item of conversion.untouched) conversion.needsWork(item, 'extension-needs-work');
}

function convertProperties(conversion: ElementConversion): void {
  for (const holder of conversion.extensions('properties')) {
    for (const property of childElements(holder)) {
      const { name, value } = {
        name: attributeOf(property, 'name') ?? attributeOf(property, 'id') ?? '',
        value: attributeOf(property, 'value') ?? '',
      };
      conversion.add('properties', 'property', { name, value });
    }
    conversion.converted(holder, 'properties-converted', 'zeebe:properties');
  }
}

function convertVersionTag(conversion: ElementConversion): void {
  const tag = conversion.attribute('versionTag');
  if (tag === undefined || conversion.element.localName !== 'process') return;
  conversion.set('versionTag', { value: tag.value });
  conversion.converted(tag, 'version-tag-converted', `zeebe:versionTag value="${tag.value}"`);
}

/** A plain number means days there. Source: Camunda 7 documentation, "History cleanup". */
function convertTimeToLive(conversion: ElementConversion): void {
  const given = conversion.attribute('historyTimeToLive');
  if (given === undefined || conversion.element.localName !== 'process') return;
  const text = given.value.trim();
  const value = /^\d+$/.test(text) ? `P${Number(text)}D` : text;
  if (!isHistoryTimeToLive(value)) return conversion.needsWork(given, 'time-to-live-needs-work');
  conversion.add('properties', 'property', { name: HISTORY_TIME_TO_LIVE, value });
  conversion.converted(
    given,
    'time-to-live-converted',
    `zeebe:property name="${HISTORY_TIME_TO_LIVE}" value="${value}"`,
  );
}
