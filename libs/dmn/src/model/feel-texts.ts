import { compileProgram } from '@vorgang/feel';
import type { KnownNames, ProgramResult, TypeResolver } from '@vorgang/feel';

/** The FEEL texts of a document. Each is compiled once, however often it stands there. */
export class FeelTexts {
  private readonly results = new Map<string, ProgramResult>();

  constructor(
    private readonly names: KnownNames,
    private readonly resolveType?: TypeResolver,
  ) {}

  compile(source: string, kind: 'expression' | 'unaryTests'): ProgramResult {
    const key = `${kind} ${source}`;
    const known = this.results.get(key);
    if (known !== undefined) return known;
    const result = compileProgram(source, kind, { names: this.names, resolveType: this.resolveType });
    this.results.set(key, result);
    return result;
  }
}
