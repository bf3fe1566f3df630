import type { Rejection } from '../step.js';
import { reject } from './command-handler.js';

/** A result where it would mean nothing is a mistake of the worker, who believes to do a job of another kind. */
export function refuseResult(reason: string): Rejection {
  const fix =
    'Leave the result out; hand in variables instead. Only task listeners and ad-hoc sub-processes take results.';
  return reject('INVALID_ARGUMENT', `${reason} ${fix}`, 'result');
}
