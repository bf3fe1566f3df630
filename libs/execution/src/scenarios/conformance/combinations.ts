/** What only shows when several things of the standard meet. Each is run by a scenario that names it. */
export const COMBINATIONS = [
  'a boundary event on a multi-instance sub-process inside a called process',
  'compensation of a multi-instance body',
  'escalation from a called process through two levels',
  'an inclusive join after a loop',
  'terminate inside a parallel sub-process',
  'an interrupting event sub-process with waiting children',
  'link events',
  'an event-based gateway with a signal and a timer due at once',
  'an inclusive join when another token dies, is interrupted or loops',
  'a complex gateway in a loop, with rounds that overlap',
  'an error from a called process through two levels',
  'a transaction inside a multi-instance activity, one of them canceled',
  'a transaction inside a transaction, the outer one canceled',
  'compensation across called processes',
  'a called process in an event sub-process in a called process',
  'a condition that comes to hold within the step that writes its variable',
  'a timer further away than 2^31 milliseconds',
  'a dead path and a parallel join',
  'a converging exclusive gateway lets every token through',
  'the same news twice',
] as const;
export type Combination = (typeof COMBINATIONS)[number];
