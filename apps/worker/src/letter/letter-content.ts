/** What stands in a letter. All texts are plain: nothing in them is markup. */
export interface LetterContent {
  readonly sender: LetterSender;
  /** Lines of the address field, at most six. */
  readonly recipient: readonly string[];
  readonly fileNumber: string;
  /** Milliseconds since 1970 UTC. */
  readonly writtenAt: number;
  readonly timeZone: string;
  readonly subject: string;
  readonly blocks: readonly LetterBlock[];
}

export interface LetterSender {
  readonly name: string;
  /** One line. */
  readonly address: string;
  readonly email: string;
}

/** A piece of a letter's text. */
export type LetterBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };
