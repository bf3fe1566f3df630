import { ContextTracker } from '@lezer/lr';
import { normalizeContextKey, parser } from 'lezer-feel';

/** A set of names as the parser's tokenizer asks for it, with the symbols of a name set apart by spaces. */
export interface NameSet {
  has(name: string): boolean;
}

/** Names, and all beginnings of them, so that the tokenizer knows when to read on. */
export interface NameTable {
  readonly keys: NameSet;
  readonly prefixes: NameSet;
}

export function createNameTable(names: Iterable<string>): NameTable {
  // Names of one word need no help to be read.
  const keys = new Set([...names].filter(needsTracking).map(normalizeContextKey));
  const sorted = [...keys].sort();
  return {
    keys,
    prefixes: {
      has: (beginning) => sorted[firstNotBefore(sorted, beginning)]?.startsWith(beginning) ?? false,
    },
  };
}

/** The place of the first name that is not ordered before a text; where names begin with the text, it is one of them. */
function firstNotBefore(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

const LONGEST_NAME = 50;

const KEYWORD =
  /(^|\s)(and|or|in|of|if|then|else|for|return|some|every|satisfies|between|instance|not|function|true|false|null)(\s|$)/;

/** Whether a name holds symbols, or words that mean something else. */
function needsTracking(name: string): boolean {
  return /[./\-'+*]/.test(name) || KEYWORD.test(name);
}

/** A name that the expression itself declared before, such as a context entry. */
interface Declared {
  readonly name: string;
  readonly position: number;
  readonly before: Declared | null;
}

/** What the tokenizer of lezer-feel reads from its context: the words of the name it is in, and the names in reach. */
class NameContext {
  constructor(
    private readonly known: NameTable,
    readonly tokens: readonly string[] = [],
    readonly declared: Declared | null = null,
  ) {}

  contextCache(): NameTable {
    if (this.declared === null) return this.known;
    return {
      keys: { has: (name) => this.known.keys.has(name) || this.isDeclared((declared) => declared === name) },
      prefixes: {
        has: (name) =>
          this.known.prefixes.has(name) || this.isDeclared((declared) => declared.startsWith(name)),
      },
    };
  }

  private isDeclared(fits: (name: string) => boolean): boolean {
    for (let entry = this.declared; entry !== null; entry = entry.before) if (fits(entry.name)) return true;
    return false;
  }

  withToken(token: string): NameContext {
    // No known name has so many words; counting on would only cost time.
    if (this.tokens.length >= LONGEST_NAME) return this;
    return new NameContext(this.known, [...this.tokens, token], this.declared);
  }

  withoutTokens(): NameContext {
    return this.tokens.length === 0 ? this : new NameContext(this.known, [], this.declared);
  }

  declare(text: string, position: number): NameContext {
    if (!needsTracking(text)) return this.withoutTokens();
    return new NameContext(this.known, [], {
      name: normalizeContextKey(text.replace(/\s+/g, ' ')),
      position,
      before: this.declared,
    });
  }

  /** Forgets what was declared from a position on. */
  leave(position: number): NameContext {
    let declared = this.declared;
    while (declared !== null && declared.position >= position) declared = declared.before;
    return declared === this.declared ? this : new NameContext(this.known, this.tokens, declared);
  }
}

const NODE_NAMES = parser.nodeSet.types.map(({ name }) => name);

/**
 * Follows the names that a text declares while it is parsed. It takes the place of lezer-feel's own tracker, which
 * copies all names at each step, so that the time of parsing grows with the square of the length.
 */
export function trackNames(source: string, known: NameTable): ContextTracker<NameContext> {
  return new ContextTracker<NameContext>({
    start: new NameContext(known),
    reduce: (context, term, stack, input) => {
      const text = (): string => source.slice(input.pos, stack.pos).trim();
      switch (NODE_NAMES[term]) {
        case 'Identifier':
          return context.withToken(text());
        case 'VariableName':
        case 'PathName':
          return context.withoutTokens();
        case 'Name':
          return context.declare(text(), input.pos);
        case 'Key':
          return text().startsWith('"') ? context.declare(text().slice(1, -1), input.pos) : context;
        case 'Context':
        case 'ForExpression':
        case 'QuantifiedExpression':
        case 'FunctionDefinition':
        case 'NamedParameters':
          return context.leave(input.pos);
        default:
          return context;
      }
    },
    strict: false,
  });
}
