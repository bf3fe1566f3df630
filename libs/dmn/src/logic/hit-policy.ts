import { add, compare, equals, isFeelNumber } from '@vorgang/feel';
import type { Evaluation, FeelNumber, FeelValue } from '@vorgang/feel';

export type Aggregation = 'SUM' | 'COUNT' | 'MIN' | 'MAX';

/** How a table makes one result out of the rules that match (DMN 1.5, 8.2.8). */
export type HitPolicy =
  | { readonly kind: 'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST' | 'RULE ORDER' | 'OUTPUT ORDER' }
  | { readonly kind: 'COLLECT'; readonly aggregation: Aggregation | null };

/** Outputs of the matching rules, in the order of the rules. */
export interface Hit<R> {
  readonly rule: R;
  readonly output: FeelValue;
  /** Places of the output values in the lists of allowed values; smaller comes first. */
  readonly priority: readonly number[];
}

export type HitResult<R> =
  | { readonly ok: true; readonly value: FeelValue; readonly hits: readonly Hit<R>[] }
  | { readonly ok: false; readonly message: string };

/** Applies a hit policy to at least one hit. */
export function applyHitPolicy<R>(
  policy: HitPolicy,
  hits: readonly Hit<R>[],
  evaluation: Evaluation,
): HitResult<R> {
  switch (policy.kind) {
    case 'UNIQUE':
      return hits.length > 1
        ? violated(
            `${hits.length} rules match, but the hit policy UNIQUE allows one. Make the rules exclude each other.`,
          )
        : single(hits);
    case 'ANY':
      return hits.every((hit) => equals(hit.output, hits[0]?.output ?? null, evaluation) === true)
        ? single(hits)
        : violated(
            'Rules with different outputs match, but the hit policy ANY needs equal ones. Make the rules exclude each other.',
          );
    case 'FIRST':
      return single(hits);
    case 'PRIORITY':
      return single(byPriority(hits));
    case 'RULE ORDER':
      return all(hits);
    case 'OUTPUT ORDER':
      return all(byPriority(hits));
    case 'COLLECT':
      return policy.aggregation === null ? all(hits) : aggregate(policy.aggregation, hits);
  }
}

function violated<R>(message: string): HitResult<R> {
  return { ok: false, message };
}

function single<R>(hits: readonly Hit<R>[]): HitResult<R> {
  const [first] = hits;
  return { ok: true, value: first?.output ?? null, hits: first === undefined ? [] : [first] };
}

function all<R>(hits: readonly Hit<R>[]): HitResult<R> {
  return { ok: true, value: hits.map((hit) => hit.output), hits };
}

function byPriority<R>(hits: readonly Hit<R>[]): readonly Hit<R>[] {
  return hits.toSorted((left, right) => {
    for (const [index, place] of left.priority.entries()) {
      const difference = place - (right.priority[index] ?? place);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function aggregate<R>(aggregation: Aggregation, hits: readonly Hit<R>[]): HitResult<R> {
  if (aggregation === 'COUNT') return { ok: true, value: hits.length, hits };
  const outputs = hits.map((hit) => hit.output);
  if (aggregation === 'SUM') {
    if (!outputs.every(isFeelNumber))
      return violated('The hit policy COLLECT with SUM needs numbers as outputs.');
    const total = outputs.reduce<FeelNumber | null>(
      (sum, value) => (sum === null ? null : add(sum, value)),
      0,
    );
    return { ok: true, value: total, hits };
  }
  const direction = aggregation === 'MIN' ? -1 : 1;
  let best = outputs[0] ?? null;
  for (const output of outputs) {
    const order = compare(output, best);
    if (order === null)
      return violated(`The hit policy COLLECT with ${aggregation} needs outputs that have an order.`);
    if (order * direction > 0) best = output;
  }
  return { ok: true, value: best, hits };
}
