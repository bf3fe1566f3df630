/** Does what it is given one after the other. */
export interface OneAtATime {
  /** Settles as the work does, which begins when all that came before has settled. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function oneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const done = last.then(work);
      last = done.catch(() => undefined);
      return done;
    },
  };
}
