import { readFileSync } from 'node:fs';

/** JSON Schema as the description of the interface uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

/** A method of a path. */
export interface DescribedOperation extends Operation {
  readonly method: string;
  readonly path: string;
}

const description = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** Every operation of the interface's description (OpenAPI 3), or those of paths that begin so. */
export function describedOperations(prefix = '/'): readonly DescribedOperation[] {
  return Object.entries(description.paths)
    .filter(([path]) => path.startsWith(prefix))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        ...operation,
        method: method.toUpperCase(),
        path,
      })),
    );
}

/** What a request or an answer carries as JSON; undefined where it carries none. */
export function jsonSchemaOf(part: Content | undefined): Schema | undefined {
  return part?.content?.['application/json']?.schema;
}

/** The schema that a reference means. */
export function resolve(schema: Schema): Schema {
  const [only] = schema.allOf ?? [];
  if (only) return resolve(only);
  if (!schema.$ref) return schema;
  const found = description.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
  if (!found) throw new Error(`The description has no schema ${schema.$ref}.`);
  return resolve(found);
}

/** The type of a value, without that it may be null. */
export function typeOf({ type }: Schema): string | undefined {
  return typeof type === 'string' ? type : type?.find((each) => each !== 'null');
}
