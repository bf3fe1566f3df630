/** Batches that one round of removing takes at most, so that the rest of its work is not kept waiting. */
const MOST_BATCHES = 20;

/**
 * Removes batch after batch while each is full, so that removing keeps up with what a busy installation leaves behind.
 *
 * @param remove removes at most the given number and answers how many it removed
 */
export async function removeWhileFull(
  batch: number,
  remove: (limit: number) => Promise<number>,
): Promise<void> {
  for (let round = 0; round < MOST_BATCHES; round += 1) {
    if ((await remove(batch)) < batch) return;
  }
}
