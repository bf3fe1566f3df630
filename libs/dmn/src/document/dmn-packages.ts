import { DmnModdle } from 'dmn-moddle';
import type { ModdlePackage, ModdleType } from 'dmn-moddle';

const CHILD = 'ChildExpression';

/** The boxed expressions that DMN 1.4 added to the 1.3 that the parser knows (DMN 1.5, 10.2.2). */
const NEW_EXPRESSIONS: readonly ModdleType[] = [
  {
    name: CHILD,
    properties: [
      { name: 'id', type: 'String', isAttr: true },
      { name: 'value', type: 'Expression' },
    ],
  },
  {
    name: 'TypedChildExpression',
    superClass: [CHILD],
    properties: [{ name: 'typeRef', type: 'String', isAttr: true }],
  },
  {
    name: 'Conditional',
    superClass: ['Expression'],
    properties: [
      { name: 'if', type: CHILD },
      { name: 'then', type: CHILD },
      { name: 'else', type: CHILD },
    ],
  },
  {
    name: 'Filter',
    superClass: ['Expression'],
    properties: [
      { name: 'in', type: CHILD },
      { name: 'match', type: CHILD },
    ],
  },
  {
    name: 'For',
    superClass: ['Expression'],
    properties: [
      { name: 'iteratorVariable', type: 'String', isAttr: true },
      { name: 'in', type: 'TypedChildExpression' },
      { name: 'return', type: CHILD },
    ],
  },
  quantified('Every'),
  quantified('Some'),
];

function quantified(name: string): ModdleType {
  return {
    name,
    superClass: ['Expression'],
    properties: [
      { name: 'iteratorVariable', type: 'String', isAttr: true },
      { name: 'in', type: 'TypedChildExpression' },
      { name: 'satisfies', type: CHILD },
    ],
  };
}

/** A parser for DMN 1.3 and what later versions added, under the namespace of 1.3. */
export function createModdle(): DmnModdle {
  const known: ModdlePackage = new DmnModdle().getPackage('dmn');
  return new DmnModdle({ dmn: { ...known, types: [...known.types, ...NEW_EXPRESSIONS] } });
}

const MODEL_NAMESPACE = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const DIAGRAM_NAMESPACE = 'https://www.omg.org/spec/DMN/20191111/DMNDI/';

/** Writes the namespaces of DMN 1.1 to 1.5 as that of 1.3; the elements keep their meaning. */
export function unifyNamespaces(xml: string): string {
  return xml.replace(
    /(xmlns(?::[\w.-]+)?\s*=\s*)(["'])(https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(MODEL\/|DMNDI\/|dmn\.xsd))\2/g,
    (_whole, declaration: string, quote: string, _uri: string, part: string) => {
      return `${declaration}${quote}${part === 'DMNDI/' ? DIAGRAM_NAMESPACE : MODEL_NAMESPACE}${quote}`;
    },
  );
}
