import { describe, expect, it } from 'vitest';
import { parseProcessModel } from '../parse-process-model.js';

const BPMN = 'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"';
const model = (content: string) =>
  `<bpmn:definitions ${BPMN}>\n<bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s"/>${content}</bpmn:process></bpmn:definitions>`;
const laughs = Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
).join('');

const HOSTILE: readonly (readonly [name: string, rule: string, xml: string])[] = [
  [
    'an external entity',
    'no-document-type',
    `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${model('&x;')}`,
  ],
  ['a billion laughs', 'no-document-type', `<!DOCTYPE d [<!ENTITY l0 "ha">${laughs}]>${model('&l9;')}`],
  ['an undeclared entity', 'xml-must-be-well-formed', model('<bpmn:task id="t" name="&boom;"/>')],
  ['a NUL as a character number', 'xml-must-be-well-formed', model('<bpmn:task id="t" name="&#0;"/>')],
  [
    '50,000 tasks',
    'file-size',
    model(Array.from({ length: 50_000 }, (_, n) => `<bpmn:task id="t${n}"/>`).join('')),
  ],
  ['a million empty elements', 'file-size', model('<a/>'.repeat(1_000_000))],
  ['10,000 levels', 'nesting-depth', model('<bpmn:subProcess>'.repeat(10_000))],
  ['a label of 10 MB', 'file-size', model(`<bpmn:task id="t" name="${'x'.repeat(10_000_000)}"/>`)],
  ['15,000 broken tasks', 'more-problems', model('<bpmn:serviceTask/>'.repeat(15_000))],
  ['50,000 unknown elements', 'file-must-be-bpmn', model('\n<bpmn:nope/>'.repeat(50_000))],
  [
    'a million references',
    'file-must-be-bpmn',
    model(`<bpmn:task id="t" incoming="${'s '.repeat(1_000_000)}"/>`),
  ],
  ['an attribute that never ends', 'xml-must-be-well-formed', `<a b="${'"x'.repeat(1_000_000)}`],
  ['an attribute __proto__', 'name-must-be-safe', model('<bpmn:task id="t" __proto__="x"/>')],
  ['an unclosed element', 'xml-must-be-well-formed', '<bpmn:definitions>'],
  ['a wrong closing tag', 'xml-must-be-well-formed', '<a>\n<b></a></b>'],
  ['no XML at all', 'xml-must-be-well-formed', 'hello'],
  ['an empty file', 'xml-must-be-well-formed', ''],
  ['another vocabulary', 'file-must-be-bpmn', '<html></html>'],
];

describe('a hostile or broken file', () => {
  it.each(HOSTILE)('%s ends quickly with the problem %s', async (_, rule, xml) => {
    const began = performance.now();
    const result = await parseProcessModel(xml, 'hostile.bpmn');
    expect(result.ok ? [] : result.problems.map((problem) => problem.rule)).toContain(rule);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('is told the line', async () => {
    const result = await parseProcessModel('<a>\n\n<b></a>', 'broken.bpmn');
    expect(result).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('(line 3)') }] });
  });
});
