import { isEmail, ValidateBy } from 'class-validator';

/** An address of mail. The library's own rule throws at halves of surrogate pairs. */
export function IsMailAddress(): PropertyDecorator {
  return ValidateBy({
    name: 'isMailAddress',
    validator: {
      validate: (value) => typeof value === 'string' && !/\p{Surrogate}/u.test(value) && isEmail(value),
      defaultMessage: () => '$property must be an email',
    },
  });
}
