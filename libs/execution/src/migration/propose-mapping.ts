import type { ElementId, ExecutableProcess, FlowNode } from '@vorgang/bpmn';
import { incompatibilityOf, kindOf } from './compatible-elements.js';
import { comparableText, textSimilarity, type ComparableText } from './text-similarity.js';

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

interface Candidate extends MappingProposal {
  readonly targetElementId: ElementId;
}

/**
 * Where the elements of one process could go on in another: those of the same id and kind first, then by name, by what
 * leads to them and follows them, and by where they are drawn. Only elements that fit each other are proposed, and each
 * one of the target once.
 */
export function proposeMapping(
  source: ExecutableProcess,
  target: ExecutableProcess,
): readonly MappingProposal[] {
  const found = new Map<ElementId, Candidate>();
  const taken = new Set<ElementId>();
  const accept = (candidate: Candidate): void => {
    found.set(candidate.sourceElementId, candidate);
    taken.add(candidate.targetElementId);
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
    const before = found.size;
    const candidates = sources
      .filter((node) => !found.has(node.id))
      .flatMap((node) => matcher.candidatesFor(node, taken))
      .sort((one, other) => other.confidence - one.confidence);
    for (const candidate of candidates) {
      if (!found.has(candidate.sourceElementId) && !taken.has(candidate.targetElementId)) accept(candidate);
    }
    if (found.size === before) break;
  }
  return sources.map((node) => found.get(node.id) ?? unlike(node, target));
}

class Matcher {
  private readonly texts = new Map<FlowNode, ComparableText>();
  private readonly fitting = new Map<string, readonly FlowNode[]>();

  constructor(
    private readonly source: ExecutableProcess,
    private readonly target: ExecutableProcess,
    private readonly found: ReadonlyMap<ElementId, Candidate>,
  ) {}

  candidatesFor(node: FlowNode, taken: ReadonlySet<ElementId>): readonly Candidate[] {
    return this.fittingFor(node).flatMap((other) =>
      taken.has(other.id) || !this.isHeldAlike(node, other) ? [] : (this.compare(node, other) ?? []),
    );
  }

  private fittingFor(node: FlowNode): readonly FlowNode[] {
    const kind = kindOf(node);
    let nodes = this.fitting.get(kind);
    if (nodes === undefined) {
      nodes = [...this.target.nodes.values()].filter((other) => isMappable(other) && fits(node, other));
      this.fitting.set(kind, nodes);
    }
    return nodes;
  }

  private textOf(node: FlowNode): ComparableText {
    let text = this.texts.get(node);
    if (text === undefined) {
      text = comparableText(node.name ?? node.id);
      this.texts.set(node, text);
    }
    return text;
  }

  private compare(node: FlowNode, other: FlowNode): Candidate | undefined {
    const name = textSimilarity(this.textOf(node), this.textOf(other));
    const before = this.shared(
      node.incoming.map(({ sourceId }) => sourceId),
      other.incoming.map(({ sourceId }) => sourceId),
    );
    const after = this.shared(
      node.outgoing.map(({ targetId }) => targetId),
      other.outgoing.map(({ targetId }) => targetId),
    );
    const inside = this.goesOnAs(node.scopeId) === other.scopeId ? 1 : 0;
    const isHeld = node.kind === 'event' && node.attachedToId !== undefined;
    // An event on a boundary is known by its activity more than by what it is called.
    const score = isHeld
      ? 0.3 * name + 0.2 * after + 0.5
      : 0.5 * name + 0.2 * before + 0.2 * after + 0.1 * inside;
    if (score < LEAST_CONFIDENCE) return undefined;
    const reasons = [
      'Same kind',
      ...(name === 1 ? ['same name'] : name >= 0.5 ? ['similar name'] : []),
      ...(isHeld ? ['on the same activity'] : []),
      ...(before > 0 ? ['follows the same elements'] : []),
      ...(after > 0 ? ['leads to the same elements'] : []),
    ];
    return {
      sourceElementId: node.id,
      targetElementId: other.id,
      // Only the same id is sure.
      confidence: Math.min(0.99, Math.round(score * 100) / 100),
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
    if (most === 0) return 0.5;
    return neighbours.filter((id) => others.includes(this.goesOnAs(id) ?? '')).length / most;
  }
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
