import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { isKeyText } from '../../http/key-text.js';
import { invalidRequest } from '../../http/problem.js';

/** Checks a key in a path; the type is the one that the engine's interface brands it with. */
@Injectable()
export class KeyPipe implements PipeTransform<string, string> {
  transform(value: string, { data = 'key' }: ArgumentMetadata): string {
    if (isKeyText(value)) return value;
    throw invalidRequest([{ field: data, message: 'Must be a key: a string of at most 19 digits.' }]);
  }
}
