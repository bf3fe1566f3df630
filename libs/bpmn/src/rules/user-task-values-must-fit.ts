import { DateTime } from 'luxon';
import { describeAtStart } from '../document/describe-element.js';
import { extension, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

interface Value {
  readonly extension: string;
  readonly property: string;
  readonly fits: (value: string) => boolean;
  readonly wanted: string;
}

const isDate = (value: string) => DateTime.fromISO(value).isValid;

const VALUES: readonly Value[] = [
  {
    extension: 'zeebe:PriorityDefinition',
    property: 'priority',
    fits: (value) => /^\d{1,3}$/.test(value) && Number(value) <= 100,
    wanted: 'a whole number from 0 to 100',
  },
  { extension: 'zeebe:TaskSchedule', property: 'dueDate', fits: isDate, wanted: 'an ISO 8601 date' },
  { extension: 'zeebe:TaskSchedule', property: 'followUpDate', fits: isDate, wanted: 'an ISO 8601 date' },
];

/** Fixed values of a user task are checked now; FEEL is evaluated when the task is created. */
export const userTaskValuesMustFit: DeploymentRule = {
  name: 'user-task-values-must-fit',
  *check({ flowElements }) {
    for (const element of flowElements) {
      for (const value of VALUES) {
        const given = readValue(element, value);
        if (given === undefined || given.startsWith('=') || value.fits(given)) continue;
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} has the ${value.property} "${given}", which is not ${value.wanted}.`,
          fix: `Write ${value.wanted}, or an expression beginning with "=".`,
        };
      }
    }
  },
};

function readValue(element: ModdleElement, { extension: type, property }: Value): string | undefined {
  const holder = extension(element, type);
  return holder && text(holder, property);
}
