/** Up to this size, reading takes the event loop some ten milliseconds, about as long as the way to the thread and back. */
const SMALL_CHARACTERS = 64 * 1024;

/** Whether a file is read where it is needed, and not in a thread beside the event loop. */
export function isSmallFile(text: string): boolean {
  return text.length <= SMALL_CHARACTERS;
}
