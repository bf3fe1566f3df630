import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { invalidRequest } from '../../http/problem.js';

/** Checks a key in a path; the type is the one that the engine's interface brands it with. */
@Injectable()
export class KeyPipe implements PipeTransform<string, string> {
  transform(value: string, { data = 'key' }: ArgumentMetadata): string {
    if (/^-?\d{1,19}$/.test(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value)) return value;
    throw invalidRequest([{ field: data, message: 'Must be a key: a string of at most 19 digits.' }]);
  }
}
