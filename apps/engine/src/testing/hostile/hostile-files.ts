import { readFileSync } from 'node:fs';
import fc, { type Arbitrary } from 'fast-check';
import { permitModel } from '../permit-model.js';
import { hostileExpression } from './hostile-expressions.js';
import { hostileJson, hostileText, hostileValue, RawJson } from './hostile-values.js';

/** A file as somebody uploads it. */
export interface HostileFile {
  readonly name: string;
  readonly content: Buffer;
}

const procedures = new URL('../../../../../processes/', import.meta.url);
const decision = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="Gebühren" namespace="https://vorgang.example/dmn">
  <decision id="fee" name="Gebühr">
    <decisionTable id="table" hitPolicy="COLLECT" aggregation="SUM">
      <input id="input" label="Art"><inputExpression id="expression" typeRef="string"><text>kind</text></inputExpression></input>
      <output id="output" name="fee" typeRef="number" />
      <rule id="rule"><inputEntry id="entry"><text>"first"</text></inputEntry><outputEntry id="result"><text>20</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;
const laughs = Array.from(
  { length: 12 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
).join('');

/** Beginnings that declare entities, fetch from elsewhere or give a wrong encoding. */
const beginnings = [
  '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
  '<!DOCTYPE d [<!ENTITY x SYSTEM "http://169.254.169.254/">]>',
  '<!DOCTYPE d SYSTEM "http://127.0.0.1:1/evil.dtd">',
  '<!DOCTYPE d [<!ENTITY % p SYSTEM "file:///dev/zero"> %p;]>',
  `<!DOCTYPE d [<!ENTITY l0 "ha">${laughs}]>`,
  '<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:1/x.xsl"?>',
  '<?xml version="1.1" encoding="UTF-7"?>',
  '<?xml version="1.0" encoding="UTF-16"?>',
  '\u0000',
];

/** What stands in no model: inserted between two tags. */
const insertions: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '<bpmn:scriptTask id="x" scriptFormat="javascript"><bpmn:script>process.exit()</bpmn:script></bpmn:scriptTask>',
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>',
    '<bpmn:task id="__proto__" name="constructor"/>',
    '<bpmn:task id="x" __proto__="y" constructor="z"/>',
    '<bpmn:sequenceFlow id="loop" sourceRef="loop" targetRef="loop"/>',
    '<![CDATA[<img onerror=alert(1)>]]>',
    '&x;',
    '&#0;',
    '&#xD800;',
    '<!-- -- -->',
    '<a:b/>',
    '</bpmn:process>',
  ),
  fc.constantFrom(100, 5_000, 100_000).map((depth) => '<bpmn:subProcess>'.repeat(depth)),
  fc
    .constantFrom(100, 20_000)
    .map((count) => Array.from({ length: count }, (_, index) => `<bpmn:task id="t${index}"/>`).join('')),
  fc.constantFrom(100, 50_000).map((count) => `<bpmn:task id="t" ${'a="" '.repeat(count)}/>`),
  fc.constant(`<bpmn:task id="label" name="${'x'.repeat(9_900_000)}"/>`),
);

type Edit = (text: string) => string;

const position = fc.nat(1_000_000);

const xmlEdit: Arbitrary<Edit> = fc.oneof(
  fc
    .constantFrom(...beginnings)
    .map((beginning) => (text: string) => text.replace(/^(<\?xml[^>]*\?>)?/, `$1${beginning}`)),
  fc
    .tuple(position, fc.oneof(hostileText, hostileExpression))
    .map(([at, value]) => replaceNth(/="[^"]*"/g, at, `="${escaped(value)}"`)),
  fc.tuple(position, hostileText).map(([at, value]) => replaceNth(/="[^"]*"/g, at, `="${value}"`)),
  fc
    .tuple(position, insertions)
    .map(([at, insertion]) => replaceNth(/></g, at, `>${insertion.replaceAll('$', '$$$$')}<`)),
  fc
    .tuple(position, hostileExpression)
    .map(([at, value]) => replaceNth(/>[^<]*</g, at, `>${escaped(value)}<`)),
  fc.tuple(position, position).map(
    ([from, size]) =>
      (text: string) =>
        cut(text, from, size % 200),
  ),
);

/** A model with one to four hostile changes. */
const hostileXml = fc
  .tuple(
    fc.constantFrom<readonly [string, string]>(
      ['hostile.bpmn', permitModel],
      ['hostile.dmn', decision],
      ['certificate.bpmn', procedureModel()],
    ),
    fc.array(xmlEdit, { minLength: 1, maxLength: 4 }),
  )
  .map(([[name, text], edits]): HostileFile => ({
    name,
    content: Buffer.from(edits.reduce((edited, edit) => edit(edited), text)),
  }));

const field = fc.record(
  {
    id: fc.oneof(fc.constant('Field_1'), hostileValue),
    key: fc.oneof(fc.constant('answer'), hostileValue),
    type: fc.oneof(
      fc.constantFrom(
        'textfield',
        'number',
        'select',
        'checkbox',
        'datetime',
        'group',
        'text',
        'html',
        'iframe',
        'dynamiclist',
        'filepicker',
      ),
      hostileValue,
    ),
    label: fc.oneof(hostileValue, hostileExpression),
    text: hostileText,
    url: hostileText,
    validate: fc.oneof(
      hostileValue,
      fc.record({
        pattern: fc.constantFrom('(a+)+$', '[', '(?=a)', '\\1', 'a{1,999999}', '('.repeat(5_000)),
        minLength: hostileValue,
        max: hostileValue,
      }),
    ),
    conditional: fc.record({ hide: hostileExpression.map((text) => `=${text}`) }),
    values: hostileValue,
    valuesExpression: hostileExpression,
    properties: hostileValue,
    components: hostileValue,
  },
  { requiredKeys: ['type'] },
);

const hostileForm = fc
  .record(
    {
      id: fc.oneof(fc.constant('hostile-form'), hostileValue),
      type: fc.oneof({ weight: 6, arbitrary: fc.constant<unknown>('default') }, hostileValue),
      schemaVersion: fc.oneof({ weight: 6, arbitrary: fc.constant<unknown>(16) }, hostileValue),
      components: fc.oneof(
        { weight: 6, arbitrary: fc.array(field, { maxLength: 4 }) as Arbitrary<unknown> },
        hostileValue,
      ),
    },
    { requiredKeys: ['id', 'type', 'components'] },
  )
  .map((form): HostileFile => ({ name: 'hostile.form', content: Buffer.from(hostileJson(form)) }));

/** Bytes that are no text, and archives, under the names of models. */
const hostileBytes = fc
  .tuple(
    fc.constantFrom(
      'a.bpmn',
      'a.dmn',
      'a.form',
      'a.md',
      'a.zip',
      'a.svg',
      '../../a.bpmn',
      'a.bpmn\u0000.txt',
      '\u202enmpb.a',
      'CON',
      '.bpmn',
      `${'a'.repeat(3_000)}.bpmn`,
      '__proto__',
    ),
    fc.oneof(
      fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom(
        Buffer.from('fffe3c003f00', 'hex'),
        Buffer.from('c0af', 'hex'),
        Buffer.from('eda080', 'hex'),
        Buffer.from(`PK\u0003\u0004${'\u0000'.repeat(200)}`),
        Buffer.from(hostileJson(new RawJson('['.repeat(200_000)))),
        Buffer.alloc(0),
      ),
    ),
  )
  .map(([name, content]): HostileFile => ({ name, content }));

/** Any file that an upload of models may hold. */
export const hostileFile: Arbitrary<HostileFile> = fc.oneof(
  { weight: 5, arbitrary: hostileXml },
  { weight: 3, arbitrary: hostileForm },
  { weight: 1, arbitrary: hostileBytes },
);

function procedureModel(): string {
  return readFileSync(
    new URL('infektionsschutzbelehrung/infektionsschutzbelehrung.bpmn', procedures),
    'utf8',
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Replaces the match whose number is `at`, counted round. */
function replaceNth(pattern: RegExp, at: number, replacement: string): Edit {
  return (text) => {
    const matches = [...text.matchAll(pattern)];
    const match = matches[at % Math.max(1, matches.length)];
    if (match === undefined) return text;
    return text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length);
  };
}

function cut(text: string, from: number, size: number): string {
  const at = from % Math.max(1, text.length);
  return text.slice(0, at) + text.slice(at + size);
}
