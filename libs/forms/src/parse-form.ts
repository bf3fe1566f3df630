import type { JsonObject, JsonValue } from '@vorgang/feel';
import { isJsonObject } from './answer-path.js';
import type { FormPage, FormPart, FormProblem, ParseFormResult } from './form-definition.js';
import { fieldsOf } from './form-definition.js';
import { parseComponent } from './parse-component.js';
import { readOptionalText, readExpression, type ComponentReader } from './read-component.js';

/** The newest form-js schema that is understood. Source: form-js JSON schema, `schemaVersion`. */
const NEWEST_SCHEMA_VERSION = 19;

/**
 * Reads a form-js file. Top-level groups are the pages; a file without groups is one page.
 * What is not supported is a problem, never silently dropped.
 * @param resourceName Name of the file, for problems that no component is to blame for
 */
export function parseForm(json: string, resourceName: string): ParseFormResult {
  const problems: FormProblem[] = [];
  const schema = readSchema(json, resourceName, problems);
  if (!schema) return { ok: false, problems };
  const id = typeof schema.id === 'string' && schema.id !== '' ? schema.id : '';
  if (id === '') {
    problems.push(
      problem(resourceName, 'form-id', 'The form has no id.', 'Add "id" at the top level of the file.'),
    );
  }
  const pages = readPages(schema, resourceName, problems);
  const form = { id, pages };
  problems.push(...repeatedKeys(pages));
  return problems.length === 0 ? { ok: true, form } : { ok: false, problems };
}

function readSchema(json: string, resourceName: string, problems: FormProblem[]): JsonObject | null {
  let schema: JsonValue;
  try {
    schema = JSON.parse(json) as JsonValue;
  } catch (error) {
    problems.push(
      problem(
        resourceName,
        'json',
        `The file is not JSON: ${(error as Error).message}.`,
        'Save it again from the form editor.',
      ),
    );
    return null;
  }
  if (!isJsonObject(schema) || schema.type !== 'default' || !Array.isArray(schema.components)) {
    problems.push(
      problem(
        resourceName,
        'form-schema',
        'The file is not a form-js form.',
        'It needs "type": "default" and a list "components".',
      ),
    );
    return null;
  }
  const version = schema.schemaVersion ?? 1;
  if (typeof version !== 'number' || version > NEWEST_SCHEMA_VERSION) {
    problems.push(
      problem(
        resourceName,
        'schema-version',
        typeof version === 'number'
          ? `Schema version ${version} is not known.`
          : '"schemaVersion" is not a number.',
        `Save the form with a schemaVersion up to ${NEWEST_SCHEMA_VERSION}.`,
      ),
    );
    return null;
  }
  return schema;
}

function readPages(schema: JsonObject, resourceName: string, problems: FormProblem[]): readonly FormPage[] {
  const components = schema.components as readonly JsonValue[];
  const isPaged = components.some((component) => isJsonObject(component) && component.type === 'group');
  if (!isPaged) {
    const title = readOptionalText(schema.title) ?? '';
    return [{ id: 'formular', title, parts: readParts(components, resourceName, problems) }];
  }
  return components.flatMap((component, index) => readPage(component, index, resourceName, problems));
}

function readPage(
  component: JsonValue,
  index: number,
  resourceName: string,
  problems: FormProblem[],
): readonly FormPage[] {
  const place = `${resourceName}, component ${index + 1}`;
  if (!isJsonObject(component) || component.type !== 'group') {
    problems.push(
      problem(
        place,
        'component-outside-page',
        'A component stands beside the groups.',
        'Move it into a group: with groups each is one page.',
      ),
    );
    return [];
  }
  const id = readOptionalText(component.id) ?? '';
  const title = readOptionalText(component.label);
  if (!/^[\p{L}\p{N}_-]+$/u.test(id)) {
    problems.push(
      problem(
        place,
        'page-id',
        'A group has no id that fits into an address.',
        'Give it an "id" of letters, digits, - and _.',
      ),
    );
  }
  if (!title) {
    problems.push(
      problem(
        id || place,
        'page-title',
        'A group has no label.',
        'Give it a "label": it is the question that heads the page.',
      ),
    );
  }
  if (component.path !== undefined && component.path !== '') {
    problems.push(
      problem(
        id || place,
        'unsupported-property',
        'A "path" on a group is not supported.',
        'Write the path into the keys, such as "antrag.name".',
      ),
    );
  }
  const reader: ComponentReader = { component, elementId: id || place, problems };
  const hiddenWhen = readExpression(reader, 'conditional.hide');
  const parts = readParts(
    Array.isArray(component.components) ? component.components : [],
    id || place,
    problems,
  );
  return [{ id, title: title ?? '', hiddenWhen, parts }];
}

function readParts(
  components: readonly JsonValue[],
  place: string,
  problems: FormProblem[],
): readonly FormPart[] {
  return components.flatMap((component, index) => {
    if (isJsonObject(component))
      return parseComponent(component, `${place}, component ${index + 1}`, problems);
    problems.push(
      problem(
        place,
        'form-schema',
        `Component ${index + 1} is not an object.`,
        'Save the form again from the form editor.',
      ),
    );
    return [];
  });
}

function repeatedKeys(pages: readonly FormPage[]): readonly FormProblem[] {
  const keys = fieldsOf({ id: '', pages }).map((field) => field.key);
  const repeated = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  const pageIds = pages.map((page) => page.id);
  const repeatedPages = new Set(pageIds.filter((id, index) => pageIds.indexOf(id) !== index));
  return [
    ...[...repeated].map((key) =>
      problem(key, 'repeated-key', `Two fields have the key "${key}".`, 'Give each field a key of its own.'),
    ),
    ...[...repeatedPages].map((id) =>
      problem(id, 'repeated-page', `Two groups have the id "${id}".`, 'Give each group an id of its own.'),
    ),
  ];
}

function problem(elementId: string, rule: string, message: string, fix: string): FormProblem {
  return { elementId, rule, message, fix };
}
