import type { ElementId, ExecutableProcess, FlowNode } from '@vorgang/bpmn';
import { incompatibilityOf, kindOf } from './compatible-elements.js';
import { FittingElements } from './fitting-elements.js';
import { Ranking, type Ranked } from './ranking.js';

/** Where an element could go on, how sure that is, and why. */
export interface MappingProposal {
  readonly sourceElementId: ElementId;
  /** Null: nothing in the target is like it. */
  readonly targetElementId: ElementId | null;
  /** From 0 to 1; 1 is the same id and kind. */
  readonly confidence: number;
  readonly reason: string;
}

/** Below it two elements are taken for different ones. */
const LEAST_CONFIDENCE = 0.5;
/** What was found tells the neighbours of it apart; after some rounds nothing new comes. */
const MOST_ROUNDS = 4;
/** Of the elements that one may go on as; others come into question when these are taken, in the next round. */
const MOST_CANDIDATES = 10;
/** What it counts that neither element has a neighbour. */
const LACKING_ALIKE = 0.5;

/** One element that another may go on as. */
interface Candidate extends Ranked {
  readonly node: FlowNode;
  readonly other: FlowNode;
  /** How alike their names are, from 0 to 1. */
  readonly name: number;
}

/** A proposal of an element. */
type Found = MappingProposal & { readonly targetElementId: ElementId };

/**
 * Where the elements of one process could go on in another: those of the same id and kind first, then by name, by what
 * leads to them and follows them, and by where they are drawn. Only elements that fit each other are proposed, and each
 * one of the target once.
 */
export function proposeMapping(
  source: ExecutableProcess,
  target: ExecutableProcess,
): readonly MappingProposal[] {
  const found = new Map<ElementId, Found>();
  const taken = new Set<ElementId>();
  const accept = (proposal: Found): void => {
    found.set(proposal.sourceElementId, proposal);
    taken.add(proposal.targetElementId);
  };
  const sources = [...source.nodes.values()].filter(isMappable);
  for (const node of sources) {
    const same = target.nodes.get(node.id);
    if (same === undefined || !fits(node, same)) continue;
    accept({
      sourceElementId: node.id,
      targetElementId: same.id,
      confidence: 1,
      reason: 'Same id and kind.',
    });
  }
  const matcher = new Matcher(source, target, found);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const candidates = sources
      .filter((node) => !found.has(node.id))
      .flatMap((node) => matcher.candidatesFor(node, taken));
    // All of a round are judged by what was found before it.
    const proposals = chooseOnce(surestFirst(candidates)).map((candidate) => matcher.describe(candidate));
    if (proposals.length === 0) break;
    for (const proposal of proposals) accept(proposal);
  }
  return sources.map((node) => found.get(node.id) ?? unlike(node, target));
}

/** Those of the same confidence, which has two digits, stay in their order. */
function surestFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const byConfidence: Candidate[][] = Array.from({ length: 101 }, () => []);
  for (const candidate of candidates)
    byConfidence[100 - Math.round(confidenceOf(candidate) * 100)]!.push(candidate);
  return byConfidence.flat();
}

/** Each element goes on once, and as one that nothing else goes on as. */
function chooseOnce(candidates: readonly Candidate[]): readonly Candidate[] {
  const used = new Set<FlowNode>();
  return candidates.filter(({ node, other }) => {
    if (used.has(node) || used.has(other)) return false;
    used.add(node).add(other);
    return true;
  });
}

/** Only the same id is sure. */
function confidenceOf({ score }: Candidate): number {
  return Math.min(0.99, Math.round(score * 100) / 100);
}

/** What is known of an element of the source whatever was found meanwhile. */
interface Sought {
  /** How alike its name is to that of each group of those that fit it. */
  readonly similarities: Float64Array;
  /** Its place among those of its kind: what is alike in all else goes on in the order of the model. */
  readonly first: number;
}

class Matcher {
  private readonly fitting = new Map<string, FittingElements>();
  private readonly sought = new Map<FlowNode, Sought>();
  private readonly counts = new Map<FittingElements, number>();

  constructor(
    private readonly source: ExecutableProcess,
    private readonly target: ExecutableProcess,
    private readonly found: ReadonlyMap<ElementId, Found>,
  ) {}

  /** The likeliest of the target that are still free, the best first. */
  candidatesFor(node: FlowNode, taken: ReadonlySet<ElementId>): readonly Candidate[] {
    const fitting = this.fittingFor(node);
    const { nodes, groups, groupAt } = fitting;
    if (nodes.length === 0) return [];
    const { similarities, first } = this.soughtFor(node, fitting);
    const near = this.nearTo(node);
    const scope = this.goesOnAs(node.scopeId);
    const ranking = new Ranking<Candidate>(MOST_CANDIDATES, LEAST_CONFIDENCE);
    const turnOf = (place: number): number => (place >= first ? place - first : place - first + nodes.length);
    const consider = (place: number, turn: number, isNear: boolean): void => {
      const other = nodes[place]!;
      if (taken.has(other.id) || !this.isHeldAlike(node, other)) return;
      const name = similarities[groupAt[place]!]!;
      const score = this.scoreOf(node, other, name, isNear, scope);
      if (ranking.takes(score, turn)) ranking.add({ node, other, name, score, turn });
    };
    for (const id of near) {
      const place = fitting.places.get(id);
      if (place !== undefined) consider(place, turnOf(place), true);
    }
    const beside = isHeld(node) ? 1 : mostBesideName(node);
    for (let offset = 0; offset < groups.length; offset += 1) {
      const index = (groupAt[first]! + offset) % groups.length;
      // Most are not alike enough, whatever else they have in common.
      const most = 0.5 * similarities[index]! + beside;
      if (!ranking.takes(most, 0)) continue;
      const group = groups[index]!;
      const begin = firstNotBefore(group, first);
      for (let at = 0; at < group.length; at += 1) {
        const place = group[(begin + at) % group.length]!;
        const turn = turnOf(place);
        if (!ranking.takes(most, turn)) break;
        if (!near.has(nodes[place]!.id)) consider(place, turn, false);
      }
    }
    return ranking.best;
  }

  private fittingFor(node: FlowNode): FittingElements {
    const kind = kindOf(node);
    let fitting = this.fitting.get(kind);
    if (fitting === undefined) {
      fitting = new FittingElements(
        [...this.target.nodes.values()].filter((other) => isMappable(other) && fits(node, other)),
      );
      this.fitting.set(kind, fitting);
    }
    return fitting;
  }

  private soughtFor(node: FlowNode, fitting: FittingElements): Sought {
    let sought = this.sought.get(node);
    if (sought === undefined) {
      const place = this.counts.get(fitting) ?? 0;
      this.counts.set(fitting, place + 1);
      sought = { similarities: fitting.similaritiesTo(node), first: place % fitting.nodes.length };
      this.sought.set(node, sought);
    }
    return sought;
  }

  /** Ids of the elements that have a neighbour in common with it, as far as its neighbours are found. */
  private nearTo(node: FlowNode): ReadonlySet<ElementId> {
    const near = new Set<ElementId>();
    for (const { sourceId } of node.incoming) {
      for (const { targetId } of this.nodeFoundFor(sourceId)?.outgoing ?? []) near.add(targetId);
    }
    for (const { targetId } of node.outgoing) {
      for (const { sourceId } of this.nodeFoundFor(targetId)?.incoming ?? []) near.add(sourceId);
    }
    return near;
  }

  private nodeFoundFor(elementId: ElementId): FlowNode | undefined {
    const id = this.goesOnAs(elementId);
    return id === undefined ? undefined : this.target.nodes.get(id);
  }

  private scoreOf(
    node: FlowNode,
    other: FlowNode,
    name: number,
    isNear: boolean,
    scope: ElementId | undefined,
  ): number {
    const before = isNear ? this.sharedBefore(node, other) : lackingAlike(node.incoming, other.incoming);
    const after = isNear ? this.sharedAfter(node, other) : lackingAlike(node.outgoing, other.outgoing);
    // An event on a boundary is known by its activity more than by what it is called.
    if (isHeld(node)) return 0.3 * name + 0.2 * after + 0.5;
    const inside = scope === other.scopeId ? 1 : 0;
    return 0.5 * name + 0.2 * before + 0.2 * after + 0.1 * inside;
  }

  private sharedBefore(node: FlowNode, other: FlowNode): number {
    return this.shared(
      node.incoming.map(({ sourceId }) => sourceId),
      other.incoming.map(({ sourceId }) => sourceId),
    );
  }

  private sharedAfter(node: FlowNode, other: FlowNode): number {
    return this.shared(
      node.outgoing.map(({ targetId }) => targetId),
      other.outgoing.map(({ targetId }) => targetId),
    );
  }

  describe(candidate: Candidate): Found {
    const { node, other, name } = candidate;
    const reasons = [
      'Same kind',
      ...(name === 1 ? ['same name'] : name >= 0.5 ? ['similar name'] : []),
      ...(isHeld(node) ? ['on the same activity'] : []),
      ...(this.sharedBefore(node, other) > 0 ? ['follows the same elements'] : []),
      ...(this.sharedAfter(node, other) > 0 ? ['leads to the same elements'] : []),
    ];
    return {
      sourceElementId: node.id,
      targetElementId: other.id,
      confidence: confidenceOf(candidate),
      reason: `${reasons.join(', ')}.`,
    };
  }

  /** What an element goes on as, as far as is known; the process as the process. */
  private goesOnAs(elementId: ElementId): ElementId | undefined {
    return elementId === this.source.id ? this.target.id : this.found.get(elementId)?.targetElementId;
  }

  /** Events go on where the element does that holds them: the activity, or the event sub-process. */
  private isHeldAlike(node: FlowNode, other: FlowNode): boolean {
    if (node.kind !== 'event' || other.kind !== 'event') return true;
    if (node.attachedToId !== undefined || other.attachedToId !== undefined) {
      return (
        node.attachedToId !== undefined &&
        other.attachedToId !== undefined &&
        this.goesOnAs(node.attachedToId) === other.attachedToId
      );
    }
    return node.position !== 'start' || this.goesOnAs(node.scopeId) === other.scopeId;
  }

  /** The share of neighbours that go on as neighbours. */
  private shared(neighbours: readonly ElementId[], others: readonly ElementId[]): number {
    const most = Math.max(neighbours.length, others.length);
    // Nothing on both sides is alike, but says little.
    if (most === 0) return LACKING_ALIKE;
    return neighbours.filter((id) => others.includes(this.goesOnAs(id) ?? '')).length / most;
  }
}

/** Where the first of some ascending numbers stands that is not below another; past the last where all are below it. */
function firstNotBefore(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What an element can score beside its name at elements that have no neighbour in common with it. */
function mostBesideName({ incoming, outgoing }: FlowNode): number {
  const lacking = (incoming.length === 0 ? 1 : 0) + (outgoing.length === 0 ? 1 : 0);
  return 0.2 * LACKING_ALIKE * lacking + 0.1;
}

/** What `shared` gives where no neighbour is found. */
function lackingAlike(neighbours: readonly unknown[], others: readonly unknown[]): number {
  return neighbours.length === 0 && others.length === 0 ? LACKING_ALIKE : 0;
}

function isHeld(node: FlowNode): boolean {
  return node.kind === 'event' && node.attachedToId !== undefined;
}

function fits(node: FlowNode, other: FlowNode): boolean {
  return incompatibilityOf(node, other) === undefined;
}

function isMappable({ elementType }: FlowNode): boolean {
  return elementType !== 'PROCESS';
}

function unlike(node: FlowNode, target: ExecutableProcess): MappingProposal {
  const same = target.nodes.get(node.id);
  const different = same === undefined ? undefined : incompatibilityOf(node, same);
  return {
    sourceElementId: node.id,
    targetElementId: null,
    confidence: 0,
    reason: different?.message ?? 'Nothing in the target is of its kind and like it.',
  };
}
