import { ContentRefusedError } from '../document-errors.js';
import { isTextType } from './media-types.js';

/** The endings of names that go with a type. Programs guess what to open a file with by them. */
const extensionsOf: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/json': ['json', 'form', 'geojson'],
  'application/xml': ['xml', 'bpmn', 'dmn', 'xsd', 'xdf'],
  'text/xml': ['xml', 'bpmn', 'dmn', 'xsd', 'xdf'],
  'text/plain': ['txt', 'text', 'log', 'asc', 'eml', 'ics', 'vcf', 'yaml', 'yml'],
  'text/csv': ['csv'],
  'text/markdown': ['md', 'markdown'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/tiff': ['tif', 'tiff'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
};

const textExtensions = Object.entries(extensionsOf).flatMap(([mediaType, extensions]) =>
  isTextType(mediaType) ? extensions : [],
);

/**
 * Refuses a name that promises another content than there is: a program that calls itself a text, or a letter that nobody
 * can open. A name without an ending promises nothing. Of texts any ending of a text will do: they are told apart by
 * what their sender says. Types that an installation added have any ending.
 *
 * @throws ContentRefusedError
 */
export function requireFittingExtension(fileName: string, mediaType: string): void {
  const extension = /\.([A-Za-z][A-Za-z0-9]{0,15})$/.exec(fileName)?.[1]?.toLowerCase();
  const fitting = isTextType(mediaType) ? textExtensions : extensionsOf[mediaType];
  if (extension === undefined || fitting === undefined || fitting.includes(extension)) return;
  throw new ContentRefusedError(
    'type-mismatch',
    `The name '${fileName}' ends in .${extension}, but the content is ${mediaType}. Give it the ending .${fitting[0]}.`,
  );
}
