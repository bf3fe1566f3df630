/** Something with what speaks for it, and when its turn was. */
export interface Ranked {
  readonly score: number;
  readonly turn: number;
}

/** The best of what is offered, the best first; among equals what had its turn before. */
export class Ranking<Item extends Ranked> {
  readonly best: Item[] = [];

  /** @param least the score below which nothing counts */
  constructor(
    private readonly most: number,
    private readonly least: number,
  ) {}

  /** Whether something would be among the best. */
  takes(score: number, turn: number): boolean {
    if (!(score >= this.least)) return false;
    const last = this.best.length < this.most ? undefined : this.best[this.most - 1];
    return last === undefined || score > last.score || (score === last.score && turn < last.turn);
  }

  /** Adds something that the ranking takes. */
  add(item: Item): void {
    const { best } = this;
    let rank = best.length;
    while (rank > 0 && isBehind(best[rank - 1]!, item)) rank -= 1;
    best.splice(rank, 0, item);
    if (best.length > this.most) best.pop();
  }
}

function isBehind(one: Ranked, other: Ranked): boolean {
  return one.score < other.score || (one.score === other.score && one.turn > other.turn);
}
