import { describe, emit } from '../conduct/execution.js';
import { failure } from '../conduct/outcome.js';
import {
  catchError,
  findErrorCatcher,
  parentCatches,
  throwToParent,
  unhandledErrorMessage,
} from '../conduct/propagate-error.js';
import { raiseIncident } from '../conduct/raise-incident.js';
import type { ThrowCalledProcessErrorCommand } from './command.js';
import type { CommandHandler } from './command-handler.js';
import { calledProcessNotFound, findCalledProcess } from './find-called-process.js';

/** A called process has ended with an error: it goes to the nearest event around the call activity that catches it. */
export const throwCalledProcessError: CommandHandler<ThrowCalledProcessErrorCommand> = (
  execution,
  command,
) => {
  const found = findCalledProcess(execution, command.calledProcessInstanceKey);
  if (found === undefined) return calledProcessNotFound(execution, command.calledProcessInstanceKey);
  const { element } = found;
  const { errorCode, errorMessage, variables, calledProcessInstanceKey } = command;
  const error = { code: errorCode, message: errorMessage, variables };
  emit(execution, {
    kind: 'calledProcessErrorThrown',
    elementInstanceKey: element.key,
    calledProcessInstanceKey,
    errorCode,
    errorMessage,
  });
  const catcher = findErrorCatcher(execution, element.key, errorCode);
  if (catcher !== undefined) {
    catchError(execution, catcher, error);
    return null;
  }
  if (parentCatches(execution, errorCode)) {
    throwToParent(execution, error);
    return null;
  }
  const place = `process instance ${calledProcessInstanceKey}, called by ${describe(element.node)}`;
  const message = unhandledErrorMessage(errorCode, errorMessage, place);
  raiseIncident(execution, element, 'complete', failure('UNHANDLED_ERROR_EVENT', message).fault);
  return null;
};
