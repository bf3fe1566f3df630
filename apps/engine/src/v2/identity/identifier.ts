import { applyDecorators, Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { Matches } from 'class-validator';
import { invalidRequest } from '../../http/problem.js';
import { TextField } from '../requests/fields.js';

/** What the Orchestration Cluster API takes for a name in the directory. */
export const identifierPattern = /^(<default>|[A-Za-z0-9_~@.+-]+)$/;

const longestIdentifier = 256;
const rule = `Must have 1 to ${longestIdentifier} of the characters A-Z, a-z, 0-9 and _ ~ @ . + -.`;

/** The name of a new entry of the directory, in a body. */
export function IdentifierField(): PropertyDecorator {
  return applyDecorators(
    TextField({ required: true, least: 1, most: longestIdentifier }),
    Matches(identifierPattern, { message: rule.replace(/\.$/, '') }),
  );
}

/** The name of an entry in a path. Groups and clients may bear any name that an identity provider gives them. */
@Injectable()
export class IdentifierPipe implements PipeTransform<string, string> {
  transform(value: string, { data = 'id' }: ArgumentMetadata): string {
    const fits = data === 'groupId' || data === 'clientId' ? isAnyName(value) : identifierPattern.test(value);
    if (fits && value.length <= longestIdentifier) return value;
    throw invalidRequest([{ field: data, message: rule }]);
  }
}

function isAnyName(value: string): boolean {
  return value.length > 0 && !value.includes('\u0000');
}
