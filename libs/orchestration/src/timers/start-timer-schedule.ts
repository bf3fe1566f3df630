import type { TimerDefinition } from '@vorgang/bpmn';
import { readSchedule, type TimerSchedule } from '@vorgang/execution';
import type { EvaluationOptions } from '@vorgang/feel';
import { constantText } from '../definitions/constant-text.js';

/** When the timer of a start event fires first; null where its value is no moment, duration or rhythm. */
export function startTimerSchedule(
  { kind, value }: TimerDefinition,
  options: EvaluationOptions,
): TimerSchedule | null {
  const text = constantText(value, options);
  if (text === null) return null;
  return readSchedule(kind, text, options.now, options.timeZone) ?? null;
}
