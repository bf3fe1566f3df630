const pause = 150;

/**
 * Does something again until it works, as a person does whose page did not load.
 *
 * @throws the last failure after `seconds`
 */
export async function persist<Result>(seconds: number, work: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
