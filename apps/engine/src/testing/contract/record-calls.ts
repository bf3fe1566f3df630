/** The client, and beside it the names of its methods that were called and answered, in `called`. */
export function recordCalls<Client extends object>(client: Client, called: Set<string>): Client {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function' || typeof name !== 'string') return value;
      return (...input: readonly unknown[]): unknown => {
        const answer: unknown = Reflect.apply(value, target, input);
        if (answer instanceof Promise || (answer as PromiseLike<unknown> | null)?.then !== undefined) {
          (answer as PromiseLike<unknown>).then(
            () => called.add(name),
            () => undefined,
          );
        }
        return answer;
      };
    },
  });
}
