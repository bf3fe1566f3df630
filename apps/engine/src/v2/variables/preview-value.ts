import { valuePreviewLength } from '@vorgang/storage';

/** A long value is cut, where that is wanted, and marked. */
export function previewValue<Variable extends { readonly value: string }>(
  variable: Variable,
  truncateValues: boolean,
): Variable & { readonly isTruncated: boolean } {
  const isTruncated = truncateValues && variable.value.length > valuePreviewLength;
  return {
    ...variable,
    value: isTruncated ? variable.value.slice(0, valuePreviewLength) : variable.value,
    isTruncated,
  };
}
