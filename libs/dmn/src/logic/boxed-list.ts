import type { Code, FeelValue } from '@vorgang/feel';
import { elementsOf, nameOf, placeOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import type { ModelCompilation } from '../model/model-compilation.js';
import { compileLogic } from './compile-logic.js';

export function compileBoxedList(
  element: DmnElement,
  owner: DmnElement,
  compilation: ModelCompilation,
): Code {
  const elements = elementsOf(element, 'elements').map((part) => compileLogic(part, owner, compilation));
  return (scope, evaluation) => elements.map((code) => code(scope, evaluation));
}

/** A relation: a list of contexts, one per row, with the columns as entries (DMN 1.5, 10.2.2.7). */
export function compileRelation(element: DmnElement, owner: DmnElement, compilation: ModelCompilation): Code {
  const columns = elementsOf(element, 'column').map(nameOf);
  const rows = elementsOf(element, 'row').map((row) =>
    elementsOf(row, 'elements').map((part) => compileLogic(part, owner, compilation)),
  );
  for (const [index, row] of rows.entries()) {
    if (row.length !== columns.length)
      compilation.report(
        placeOf(element, owner),
        'relation',
        `Row ${index + 1} has ${row.length} cells for ${columns.length} columns. Give it one per column.`,
      );
  }
  return (scope, evaluation) =>
    rows.map(
      (row) =>
        new Map<string, FeelValue>(
          columns.map((column, index) => [column, row[index]?.(scope, evaluation) ?? null]),
        ),
    );
}
