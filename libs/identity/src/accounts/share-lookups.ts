export type SharedLookup<Found> = (name: string, look: () => Promise<Found>) => Promise<Found>;

/**
 * Of those who ask for the same name at once, the first looks and all others share the look-up that begins when it ends: of
 * two hundred requests of one account a few ask the database. An answer stands as of a moment after the question, so a
 * change that was confirmed before it is always in it.
 */
export function shareLookups<Found>(): SharedLookup<Found> {
  const underWay = new Map<string, { readonly answer: Promise<Found>; next?: Promise<Found> }>();

  const begin: SharedLookup<Found> = (name, look) => {
    const answer = look();
    const lookup = { answer };
    underWay.set(name, lookup);
    const end = (): void => {
      if (underWay.get(name) === lookup) underWay.delete(name);
    };
    answer.then(end, end);
    return answer;
  };

  return (name, look) => {
    const lookup = underWay.get(name);
    if (lookup === undefined) return begin(name, look);
    const afterwards = (): Promise<Found> => begin(name, look);
    lookup.next ??= lookup.answer.then(afterwards, afterwards);
    return lookup.next;
  };
}
