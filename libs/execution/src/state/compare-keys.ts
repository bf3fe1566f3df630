/** Keys are integers in decimal digits, longer than a number holds; their numeric order is the order of creation. */
export function compareKeys(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : Number(left > right));
}
