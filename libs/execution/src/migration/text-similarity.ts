/** A text as it is compared: its letters, and its pairs of neighbouring letters as numbers in ascending order. */
export interface ComparableText {
  readonly letters: string;
  readonly pairs: readonly number[];
}

/** Case, punctuation and the spacing of words say nothing. */
export function comparableText(text: string): ComparableText {
  const letters = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const pairs: number[] = [];
  for (let place = 0; place < letters.length - 1; place += 1) {
    pairs.push(letters.charCodeAt(place) * 0x10000 + letters.charCodeAt(place + 1));
  }
  return { letters, pairs: pairs.sort((one, other) => one - other) };
}

/** How alike two texts are, from 0 to 1: the share of pairs of letters that they have in common (Dice's coefficient). */
export function textSimilarity(one: ComparableText, other: ComparableText): number {
  if (one.letters === '' || other.letters === '') return 0;
  if (one.letters === other.letters) return 1;
  const all = one.pairs.length + other.pairs.length;
  return all === 0 ? 0 : (2 * common(one.pairs, other.pairs)) / all;
}

function common(left: readonly number[], right: readonly number[]): number {
  let count = 0;
  let place = 0;
  for (const pair of left) {
    while (place < right.length && right[place]! < pair) place += 1;
    if (right[place] !== pair) continue;
    count += 1;
    place += 1;
  }
  return count;
}
