export type * from './json.js';
export type * from './contract.js';
export { compileExpression, compileUnaryTests } from './compile/compile-expression.js';
export { evaluate } from './evaluate/evaluate.js';
