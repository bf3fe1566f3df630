import { attributeOf, textOf } from '../../xml/xml-tree.js';
import type { ElementConversion } from '../element-conversion.js';
import { convertJuel } from '../juel/convert-juel.js';

/** Languages whose simple expressions read like JUEL. */
const EXPRESSION_LIKE: readonly string[] = ['juel', 'groovy', 'javascript', 'ecmascript', 'graal.js'];

/** A script that is one expression, or sets one variable to one, becomes FEEL; any other is listed. */
export function convertScripts(conversion: ElementConversion): void {
  const { element } = conversion;
  if (element.localName !== 'scriptTask') return;
  const [script] = conversion.bpmnChildren('script');
  const format = attributeOf(element, 'scriptFormat')?.toLowerCase() ?? '';
  const resource = conversion.attribute('resource');
  if (resource !== undefined) return conversion.needsWork(resource, 'script-needs-work');
  const result = conversion.attribute('resultVariable') ?? conversion.attribute('resultVariableName');
  if (script === undefined || conversion.has('taskDefinition')) return;
  if (format === '' || (format === 'feel' && result === undefined)) return;
  const text = textOf(script).trim();
  const [, quotedName, value] = /^execution\.setVariable\(\s*["'](\w+)["']\s*,(.*)\)\s*;?$/s.exec(text) ?? [];
  const target = quotedName ?? result?.value;
  const feel = format === 'feel' ? text.replace(/^=/, '') : readExpression(value ?? text, format);
  if (feel === undefined || target === undefined) {
    conversion.note('needsWork', 'script-needs-work', `scriptFormat="${format}"`, undefined);
    return;
  }
  conversion.set('script', { expression: `=${feel}`, resultVariable: target });
  conversion.replaceChild(script, undefined);
  conversion.setStandard('scriptFormat', undefined);
  if (result !== undefined)
    conversion.converted(result, 'script-to-feel', `zeebe:script resultVariable="${target}"`);
  conversion.note('converted', 'script-to-feel', text, `zeebe:script expression="=${feel}"`);
}

function readExpression(text: string, format: string): string | undefined {
  if (!EXPRESSION_LIKE.includes(format)) return undefined;
  const expression = text.trim().replace(/;$/, '');
  const converted = convertJuel(/^[$#]\{/.test(expression) ? expression : `\${${expression}}`);
  return converted.kind === 'feel' ? converted.feel : undefined;
}
