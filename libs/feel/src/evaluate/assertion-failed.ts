/** Thrown by the built-in `assert`; never leaves this library. */
export class AssertionFailed extends Error {}
