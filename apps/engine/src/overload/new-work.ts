/** Work that has not begun yet and that a program may ask for again. Everything else goes on in an overload. */
const patterns = [
  // What begins, or is told to whoever waits for it.
  /^\/v2\/process-instances$/,
  /^\/v2\/messages\/(publication|correlation)$/,
  /^\/v2\/signals\/broadcast$/,
  /^\/v2\/conditionals\/evaluation$/,
  /^\/v2\/(decision-definitions|expression)\/evaluation$/,
  // Models.
  /^\/v2\/deployments$/,
  /^\/api\/models\/(check|import|deploy)$/,
  // The same with many instances.
  /^\/v2\/process-instances\/(cancellation|deletion|incident-resolution|migration|modification)$/,
  /^\/v2\/decision-instances\/deletion$/,
  /^\/api\/batch-operations(\/preview)?$/,
  /^\/api\/migrations\/(proposal|preview)$/,
  // Questions. The inbox is how people come to their tasks: it stays.
  /^\/v2\/.+\/search$/,
  /^\/v2\/.+\/statistics\/[^/]+$/,
  /^\/v2\/jobs\/statistics\/[^/]+$/,
  /^\/api\/(?!inbox\/).+\/search$/,
];

/** Whether a request asks for new work, which may be refused without harm to work that is under way. */
export function isNewWork(method: string, path: string): boolean {
  if (method !== 'POST') return false;
  // As Express matches addresses: whatever the case, with or without a slash at the end.
  const address = path.toLowerCase().replace(/\/$/, '');
  return patterns.some((pattern) => pattern.test(address));
}
