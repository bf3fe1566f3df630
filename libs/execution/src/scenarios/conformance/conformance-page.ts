import { COMBINATIONS } from './combinations.js';
import {
  EVENT_POSITIONS,
  EVENT_TYPES,
  legalPairs,
  type EventPair,
  type EventPosition,
} from './event-pairs.js';
import {
  ACTIVITY_MANNERS,
  activityFact,
  activityPlaceFact,
  eventFact,
  eventMappingFact,
  eventPlaceFact,
  gatewayFact,
  PLACES,
  type Place,
} from './executed-facts.js';
import { scenariosOf, type ScenarioRecord } from './scenario-record.js';
import { TRAPS, type Trap } from './traps.js';

/** Scenarios named for one thing; the others stand in the same files. */
const NAMED = 2;

const ACTIVITIES = [
  'TASK',
  'MANUAL_TASK',
  'SERVICE_TASK',
  'USER_TASK',
  'SCRIPT_TASK',
  'BUSINESS_RULE_TASK',
  'SEND_TASK',
  'RECEIVE_TASK',
  'CALL_ACTIVITY',
  'SUB_PROCESS',
  'TRANSACTION',
  'AD_HOC_SUB_PROCESS',
] as const;

/** Gateways and what each of them does with tokens. */
const GATEWAYS: readonly (readonly [string, readonly string[]])[] = [
  ['EXCLUSIVE_GATEWAY', ['splits', 'joins']],
  ['INCLUSIVE_GATEWAY', ['splits', 'joins']],
  ['PARALLEL_GATEWAY', ['splits', 'joins']],
  ['COMPLEX_GATEWAY', ['splits', 'joins']],
  ['EVENT_BASED_GATEWAY', ['splits', 'begins an instance, first event', 'begins an instance, all events']],
];

/** A thing that the page claims, as the fact that a scenario must have executed. */
interface Claim {
  readonly words: string;
  readonly fact: string;
}

/** Where a pair can stand at all. Source: BPMN 2.0.2 section 10.3.5 and 10.5. */
export function fitsInto({ type, position }: EventPair, place: Place): boolean {
  if (position === 'start of a process' && type !== 'none') return place === 'process';
  if (type === 'none' && position === 'start of a process') {
    return place !== 'ad-hoc sub-process' && place !== 'event sub-process';
  }
  if (position === 'end' && place === 'ad-hoc sub-process') return false;
  if (type === 'cancel' && position === 'end') return place === 'transaction';
  const undoesScope = type === 'compensation' && position === 'start of an event sub-process, interrupting';
  return !undoesScope || !['process', 'called process', 'event sub-process'].includes(place);
}

/** What undoes an activity on its boundary gets no token of its own, so it maps nothing. */
function hasMappings({ type, position }: EventPair): boolean {
  return type !== 'compensation' || position !== 'boundary, interrupting';
}

const pairWords = ({ type, position }: EventPair) => `${type}: ${position}`;

/** Everything that the page claims, so that what no scenario executes is found. */
export function claims(): readonly Claim[] {
  return [
    ...legalPairs.map((pair) => ({ words: pairWords(pair), fact: eventFact(pair) })),
    ...legalPairs.flatMap((pair) =>
      PLACES.filter((place) => fitsInto(pair, place)).map((place) => ({
        words: `${pairWords(pair)}, in ${place}`,
        fact: eventPlaceFact(pair, place),
      })),
    ),
    ...legalPairs
      .filter(hasMappings)
      .map((pair) => ({ words: `${pairWords(pair)}, with mappings`, fact: eventMappingFact(pair) })),
    ...ACTIVITIES.flatMap((type) => [
      ...ACTIVITY_MANNERS.map((manner) => ({ words: `${type} ${manner}`, fact: activityFact(type, manner) })),
      ...PLACES.map((place) => ({ words: `${type} in ${place}`, fact: activityPlaceFact(type, place) })),
    ]),
    ...GATEWAYS.flatMap(([type, uses]) =>
      uses.map((use) => ({ words: `${type} ${use}`, fact: gatewayFact(type, use) })),
    ),
  ];
}

/** The page about what the engine executes, as the scenarios of this run prove it. */
export function describeConformance(records: readonly ScenarioRecord[]): string {
  const ran = (fact: string) => records.some(({ facts }) => facts.has(fact));
  const yes = (fact: string) => (ran(fact) ? 'yes' : 'NO');
  const lines = [
    '# What the engine executes, and the scenarios that prove it',
    '',
    'Written by `npm run conformance` from the scenario tests; do not edit it by hand. A claim stands here only because a',
    'scenario executed it in the run that wrote this page: a boundary event counts when it has been triggered, an activity',
    'when it has completed, a handler when it has undone something. A test fails when this page is not what the scenarios',
    'give, or when one of its claims is executed by none.',
    '',
    `There are more than ${Math.floor(records.length / 100) * 100} scenarios, each a model, commands and the expected trace, in`,
    '[libs/execution/src/scenarios](../../libs/execution/src/scenarios). They are read as the specification of the engine.',
    'What is refused at deployment, and why, is listed in [refusals.md](refusals.md).',
    '',
    '## Events',
    '',
    `The standard allows ${legalPairs.length} pairs of event type and position (BPMN 2.0.2, table 10.93). All of them run.`,
    '',
    ...table(
      ['', ...EVENT_POSITIONS],
      EVENT_TYPES.map((type) => [
        type,
        ...EVENT_POSITIONS.map((position) =>
          isLegal({ type, position }) ? yes(eventFact({ type, position })) : '-',
        ),
      ]),
    ),
    '',
    '### Scenarios of each pair',
    '',
    ...table(
      ['event', 'position', 'scenarios'],
      legalPairs.map((pair) => [pair.type, pair.position, links(records, eventFact(pair))]),
    ),
    '',
    '### In every scope, and with data mappings',
    '',
    'What a scope cannot hold is marked "-": an ad-hoc sub-process has no start and end events, a cancel end event belongs',
    'directly into a transaction, and only what completes inside something else can be undone from there.',
    '',
    ...table(
      ['event', 'position', ...PLACES, 'data mappings'],
      legalPairs.map((pair) => [
        pair.type,
        pair.position,
        ...PLACES.map((place) => (fitsInto(pair, place) ? yes(eventPlaceFact(pair, place)) : '-')),
        hasMappings(pair) ? yes(eventMappingFact(pair)) : '-',
      ]),
    ),
    '',
    '## Activities',
    '',
    ...table(
      ['activity', ...ACTIVITY_MANNERS],
      ACTIVITIES.map((type) => [type, ...ACTIVITY_MANNERS.map((manner) => yes(activityFact(type, manner)))]),
    ),
    '',
    '### Scenarios of each activity',
    '',
    ...table(
      ['activity', 'manner', 'scenarios'],
      ACTIVITIES.flatMap((type) =>
        ACTIVITY_MANNERS.map((manner) => [type, manner, links(records, activityFact(type, manner))]),
      ),
    ),
    '',
    '### In every scope: nested, repeated and called',
    '',
    ...table(
      ['activity', ...PLACES],
      ACTIVITIES.map((type) => [type, ...PLACES.map((place) => yes(activityPlaceFact(type, place)))]),
    ),
    '',
    '## Gateways',
    '',
    ...table(
      ['gateway', 'use', 'scenarios'],
      GATEWAYS.flatMap(([type, uses]) =>
        uses.map((use) => [type, use, links(records, gatewayFact(type, use))]),
      ),
    ),
    '',
    '## Combinations',
    '',
    ...table(
      ['combination', 'scenarios'],
      COMBINATIONS.map((combination) => [
        combination,
        records
          .filter(({ combinations }) => combinations.has(combination))
          .map(link)
          .slice(0, NAMED)
          .join('<br>'),
      ]),
    ),
    '',
    '## Where other engines go wrong',
    '',
    ...table(['trap', 'shown by'], TRAPS.map(describeTrap)),
    '',
    '## All scenario files',
    '',
    ...describeFiles(records),
  ];
  return `${lines.join('\n')}\n`;
}

function isLegal(pair: { readonly type: string; readonly position: EventPosition }): boolean {
  return legalPairs.some(({ type, position }) => type === pair.type && position === pair.position);
}

function describeTrap({ trap, seenIn, file, title }: Trap): readonly string[] {
  return [`${trap} (${seenIn})`, `[${escaped(title)}](../../${file})`];
}

/** Each file with the groups of scenarios in it. */
function describeFiles(records: readonly ScenarioRecord[]): readonly string[] {
  const groups = new Map<string, Set<string>>();
  for (const { file, titles } of records) {
    const known = groups.get(file) ?? new Set();
    groups.set(file, known.add(titles[0] ?? ''));
  }
  return [...groups.keys()]
    .sort()
    .flatMap((file) => [
      `- [${file}](${FOLDER}/${file})`,
      ...[...(groups.get(file) ?? [])].sort().map((title) => `  - ${title}`),
    ]);
}

const FOLDER = '../../libs/execution/src/scenarios';

function links(records: readonly ScenarioRecord[], fact: string): string {
  return scenariosOf(records, fact).slice(0, NAMED).map(link).join('<br>');
}

function link({ file, titles }: ScenarioRecord): string {
  return `[${escaped(titles.join(' > '))}](${FOLDER}/${file})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function escaped(text: string): string {
  return text.replace(/[|[\]<>]/g, '\\$&');
}
