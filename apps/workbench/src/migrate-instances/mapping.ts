/** An element of the source with the element of the target where it goes on; empty: it is not mapped. */
export type Mapping = Readonly<Record<string, string>>;

export interface Proposal {
  readonly sourceElementId: string;
  readonly targetElementId: string | null;
  readonly confidence: number;
  readonly reason: string;
}

/** Proposals below this are shown, and left for the person to choose. */
const sure = 0.5;

export function mappingOf(proposals: readonly Proposal[]): Mapping {
  return Object.fromEntries(
    proposals.map(({ sourceElementId, targetElementId, confidence }) => [
      sourceElementId,
      confidence >= sure ? (targetElementId ?? '') : '',
    ]),
  );
}

export function instructionsOf(
  mapping: Mapping,
): { readonly sourceElementId: string; readonly targetElementId: string }[] {
  return Object.entries(mapping)
    .filter(([, targetElementId]) => targetElementId !== '')
    .map(([sourceElementId, targetElementId]) => ({ sourceElementId, targetElementId }));
}

/** How sure a proposal is, in words. */
export function confidenceText({ targetElementId, confidence }: Proposal): string {
  if (targetElementId === null) return 'Kein Vorschlag';
  if (confidence >= 1) return 'Gleich';
  return `Ähnlich zu ${Math.round(confidence * 100)} %`;
}
