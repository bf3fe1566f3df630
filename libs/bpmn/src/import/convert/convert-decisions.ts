import type { ElementConversion } from '../element-conversion.js';

/** A decision that a business rule task evaluates. */
export function convertDecisions(conversion: ElementConversion): void {
  const reference = conversion.attribute('decisionRef');
  if (reference === undefined) return;
  if (!conversion.convertAttribute('decisionRef', 'calledDecision', 'decisionId', 'decision-converted'))
    return;
  const result = conversion.attribute('resultVariable');
  // Without a name, the other engine keeps the result under this one.
  conversion.set('calledDecision', { resultVariable: result?.value ?? 'decisionResult' });
  if (result !== undefined)
    conversion.converted(
      result,
      'decision-converted',
      `zeebe:calledDecision resultVariable="${result.value}"`,
    );
  const mapping = conversion.attribute('mapDecisionResult');
  if (mapping !== undefined)
    conversion.dropped(
      mapping,
      mapping.value === 'singleEntry' ? 'decision-converted' : 'decision-result-to-check',
    );
  convertBinding(conversion);
}

function convertBinding(conversion: ElementConversion): void {
  const binding = conversion.attribute('decisionRefBinding');
  if (binding === undefined) return;
  const tag = conversion.attribute('decisionRefVersionTag');
  switch (binding.value) {
    case 'latest':
      return conversion.dropped(binding, 'decision-converted');
    case 'deployment':
      conversion.set('calledDecision', { bindingType: 'deployment' });
      return conversion.converted(
        binding,
        'decision-converted',
        'zeebe:calledDecision bindingType="deployment"',
      );
    case 'versionTag':
      if (tag === undefined) return conversion.needsWork(binding, 'binding-needs-work');
      conversion.set('calledDecision', { bindingType: 'versionTag', versionTag: tag.value });
      conversion.converted(tag, 'decision-converted', `zeebe:calledDecision versionTag="${tag.value}"`);
      return conversion.converted(
        binding,
        'decision-converted',
        'zeebe:calledDecision bindingType="versionTag"',
      );
    default:
      return conversion.needsWork(binding, 'binding-needs-work');
  }
}
