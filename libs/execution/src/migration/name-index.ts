import type { ComparableText } from './text-similarity.js';

/**
 * Compares a text with many at once: by the pairs of letters that they share, not each with each. Gives what
 * `textSimilarity` gives for each of them.
 */
export class NameIndex {
  /** By pair of letters: the place of each text that has it and how often, one after the other. */
  private readonly postings = new Map<number, number[]>();

  constructor(private readonly texts: readonly ComparableText[]) {
    texts.forEach((text, place) => {
      for (const [pair, count] of countPairs(text)) {
        const posting = this.postings.get(pair);
        if (posting === undefined) this.postings.set(pair, [place, count]);
        else posting.push(place, count);
      }
    });
  }

  /** How alike each text is, from 0 to 1, in the order of the texts. */
  similaritiesTo(text: ComparableText): Float64Array {
    const shared = new Float64Array(this.texts.length);
    if (text.letters === '') return shared;
    for (const [pair, count] of countPairs(text)) {
      const posting = this.postings.get(pair) ?? [];
      for (let at = 0; at < posting.length; at += 2) {
        const there = posting[at + 1]!;
        shared[posting[at]!]! += count < there ? count : there;
      }
    }
    for (let place = 0; place < shared.length; place += 1) {
      const other = this.texts[place]!;
      if (other.letters === text.letters) shared[place] = 1;
      else if (shared[place]! > 0)
        shared[place] = (2 * shared[place]!) / (text.pairs.length + other.pairs.length);
    }
    return shared;
  }
}

function countPairs({ pairs }: ComparableText): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return counts;
}
