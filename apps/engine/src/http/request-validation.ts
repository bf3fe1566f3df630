import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { invalidRequest, type FieldError } from './problem.js';

/** Checks every request against its class: unknown fields are refused, never ignored. */
export function requestValidation(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errors) => invalidRequest(errors.flatMap((error) => flatten(error, ''))),
  });
}

/** Rules about the kind of a value: where one is broken, what the others say of length or form misleads. */
const kindRules = ['isPlainText', 'isPasswordText', 'isString', 'isArray', 'isObject', 'isInt', 'isBoolean'];

/** One rule that each field breaks. */
function brokenRule({ constraints = {} }: ValidationError): readonly (readonly [string, string])[] {
  const broken = Object.entries(constraints);
  return [broken.find(([rule]) => kindRules.includes(rule)) ?? broken[0]].filter(
    (rule) => rule !== undefined,
  );
}

function flatten(error: ValidationError, parent: string): readonly FieldError[] {
  const field = parent ? `${parent}.${error.property}` : (error.property ?? 'body');
  const own = brokenRule(error).map(([rule, message]) => ({
    field,
    message:
      rule === 'whitelistValidation' ? `There is no field '${error.property}' here.` : sentence(message),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, field))];
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
