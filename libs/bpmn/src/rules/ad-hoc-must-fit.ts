import { describeAtStart } from '../document/describe-element.js';
import { children, extension, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/**
 * What runs in an ad-hoc sub-process is chosen while it runs, so nothing in it begins or ends by itself.
 * Source: BPMN 2.0.2 section 10.3.5; Camunda 8 documentation, "Ad-hoc sub-processes".
 */
export const adHocMustFit: DeploymentRule = {
  name: 'ad-hoc-must-fit',
  *check({ flowElements }) {
    for (const element of flowElements) {
      if (element.$type !== 'bpmn:AdHocSubProcess') continue;
      const inner = children(element, 'flowElements');
      const finding = (what: string, fix: string) => ({
        elementId: idOf(element),
        message: `${describeAtStart(element)} ${what}.`,
        fix,
      });
      if (inner.some(({ $type }) => $type === 'bpmn:StartEvent' || $type === 'bpmn:EndEvent')) {
        yield finding(
          'has a start or end event',
          'Remove it: elements without incoming flows can be activated.',
        );
      }
      if (!inner.some(({ $type }) => /(Task|SubProcess|CallActivity|Transaction)$/.test($type))) {
        yield finding('has no activity', 'Draw the activities that may be chosen into it.');
      }
      if (text(element, 'ordering') === 'Sequential') {
        yield finding(
          'allows only one activity at a time, which does not run yet',
          'Remove the attribute ordering.',
        );
      }
      const zeebe = extension(element, 'zeebe:AdHoc');
      if (zeebe !== undefined && text(zeebe, 'outputCollection') !== undefined) {
        yield finding(
          'collects outputs, which does not run yet',
          'Remove outputCollection and let the activities write variables.',
        );
      }
    }
  },
};
