const longestName = 200;

/** Characters that file systems or people stumble over: separators, controls, marks that turn the direction of text. */
const unwanted = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202f\u2066-\u2069\ufeff/\\:*?"<>|]/gu;

/** A file name that is safe to show and to save: the last part of a path, without control characters, not too long. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(unwanted, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (clean === '') return 'dokument';
  const points = [...clean];
  if (points.length <= longestName) return clean;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(clean)?.[0] ?? '';
  return points.slice(0, longestName - extension.length).join('') + extension;
}
