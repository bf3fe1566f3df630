import type { CompiledExpression } from '../contract.js';
import { Program } from './program.js';

/**
 * An expression that another thread compiled, from what the structured clone left of it. Its code is compiled when it
 * is first evaluated: of a large model, an instance evaluates few.
 *
 * @param portable a clone of what `compileExpression` or `compileUnaryTests` returned
 */
export function reviveExpression({
  kind,
  source,
  references,
  unknownFunctions,
}: CompiledExpression): CompiledExpression {
  return new Program(kind, source, references, undefined, unknownFunctions);
}
