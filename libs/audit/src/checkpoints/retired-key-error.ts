/** The key signed checkpoints once, and another one has followed it since. */
export class RetiredKeyError extends Error {
  override readonly name = 'RetiredKeyError';

  constructor(
    readonly retired: string,
    readonly successor: string,
  ) {
    super(
      `The key ${retired} signs no checkpoints any more, as ${successor} has followed it. ` +
        'Name the file of that key, or of a new one, in AUDIT_KEY_FILE of this worker and start it again.',
    );
  }
}
