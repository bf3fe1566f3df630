import type { CompiledExpression, FeelProblem } from '../contract.js';
import { Compilation, CompileError } from './compilation.js';
import type { Code, EntryCall, TypeResolver } from './compilation.js';
import { compileNode } from './compile-node.js';
import { DEEPEST_NESTING, parseSource } from './syntax.js';
import type { KnownNames } from './syntax.js';
import { compileUnaryTestsNode } from './unary-tests.js';

/** A compiled expression with the code that runs it. What remains of it in another thread is all but the code. */
export class Program implements CompiledExpression {
  #code: Code | undefined;

  /** @param code absent: it is compiled from the source when it is first run */
  constructor(
    readonly kind: 'expression' | 'unaryTests',
    readonly source: string,
    readonly references: readonly string[],
    code: Code | undefined,
    readonly unknownFunctions: readonly string[] = [],
  ) {
    this.#code = code;
  }

  get code(): Code {
    return (this.#code ??= codeOf(this));
  }
}

function codeOf({ kind, source }: Program): Code {
  const result = compileProgram(source, kind);
  if (!result.ok) throw new Error(`"${source}" compiled before and does not now: ${result.problem.message}`);
  return result.program.code;
}

/** What the surroundings of an expression tell the compiler. */
export interface CompileOptions {
  readonly names?: KnownNames;
  readonly resolveType?: TypeResolver;
}

export type ProgramResult =
  | {
      readonly ok: true;
      readonly program: Program;
      readonly entryCalls: readonly EntryCall[];
      /** Names that entries of the text's contexts may have. */
      readonly entryNames: ReadonlySet<string>;
    }
  | { readonly ok: false; readonly problem: FeelProblem };

/** Parses, checks and compiles a FEEL text; the result evaluates any number of times. */
export function compileProgram(
  source: string,
  kind: 'expression' | 'unaryTests',
  options: CompileOptions = {},
): ProgramResult {
  try {
    const parsed = parseSource(source, kind, options.names);
    if (!parsed.ok) return parsed;
    const compilation = new Compilation(source, options.names, options.resolveType ?? (() => undefined));
    const top = parsed.tree.topNode;
    const code =
      kind === 'unaryTests' ? compileUnaryTestsNode(top, compilation) : compileNode(top, compilation);
    const references = [...compilation.references].sort();
    const { entryCalls, entryNames, unknownFunctions } = compilation;
    const unknown = [...unknownFunctions].filter((name) => !entryNames.has(name)).sort();
    const program = new Program(kind, source, references, code, unknown);
    return { ok: true, program, entryCalls, entryNames };
  } catch (error) {
    if (error instanceof CompileError) {
      return {
        ok: false,
        problem: { message: error.message, position: { from: error.node.from, to: error.node.to } },
      };
    }
    if (error instanceof RangeError) {
      return {
        ok: false,
        problem: {
          message: `The expression nests deeper than ${DEEPEST_NESTING}. Split it up.`,
          position: { from: 0, to: source.length },
        },
      };
    }
    throw error;
  }
}
