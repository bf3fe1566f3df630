import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { invalidRequest } from '../../http/problem.js';

/** Reads `true` or `false` from a query string; absent is true. */
@Injectable()
export class FlagInQueryPipe implements PipeTransform<string | undefined, boolean> {
  transform(value: string | undefined, { data = 'query' }: ArgumentMetadata): boolean {
    if (value === undefined || value === 'true') return true;
    if (value === 'false') return false;
    throw invalidRequest([{ field: data, message: 'Must be true or false.' }]);
  }
}
