export type Oracle = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8';

/** Something that must not be. */
export interface Finding {
  readonly oracle: Oracle;
  /** Lost: accepted, and without its effect. Doubled: an effect more than was accepted. Broken: a rule does not hold. */
  readonly kind: 'lost' | 'doubled' | 'broken';
  /** What it is about: a request, an instance, a row. The same thing counts once. */
  readonly subject: string;
  readonly detail: string;
}
