import type { CompileResult } from '../contract.js';
import { compileProgram } from './program.js';
import type { ProgramResult } from './program.js';

/**
 * Compiles a FEEL expression (DMN 1.5, chapter 10). A leading `=`, as Camunda models write it, is not part of FEEL:
 * take it off before. Never throws; what cannot be read is a problem with its place.
 */
export function compileExpression(source: string): CompileResult {
  return toResult(compileProgram(source, 'expression'));
}

/** Compiles FEEL unary tests, the language of decision table cells; `?` is the tested value. */
export function compileUnaryTests(source: string): CompileResult {
  return toResult(compileProgram(source, 'unaryTests'));
}

function toResult(result: ProgramResult): CompileResult {
  return result.ok ? { ok: true, expression: result.program } : result;
}
