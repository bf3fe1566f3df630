/** The entries of a form as `readPost` takes them: a list where a name comes more than once. */
export function formValues(data: FormData): Readonly<Record<string, string | readonly string[]>> {
  const names = [...new Set(data.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = data.getAll(name).filter((value) => typeof value === 'string');
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
