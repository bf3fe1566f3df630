import type { LocalisedText } from './service.js';

/** One thing that is wrong in a service file: which file, which field, what to do. */
export interface ServiceProblem {
  readonly fileName: string;
  readonly field: string;
  readonly message: string;
}

/** A mapping of a YAML file while it is read. Collects problems instead of stopping at the first. */
export class YamlReader {
  private readonly asked = new Set<string>();

  constructor(
    private readonly value: Readonly<Record<string, unknown>>,
    private readonly fileName: string,
    private readonly path: string,
    private readonly problems: ServiceProblem[],
  ) {}

  text(field: string): string {
    const value = this.take(field);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    this.report(field, 'is missing or not a text. Write a text in quotes.');
    return '';
  }

  optionalText(field: string): string | null {
    return this.value[field] === undefined ? (this.take(field), null) : this.text(field);
  }

  wholeNumber(field: string): number {
    const value = this.take(field);
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
    this.report(field, 'is missing or not a whole number.');
    return 0;
  }

  yesOrNo(field: string): boolean {
    const value = this.take(field);
    if (typeof value === 'boolean') return value;
    this.report(field, 'is missing or neither true nor false.');
    return false;
  }

  optionalYesOrNo(field: string): boolean {
    return this.value[field] === undefined ? (this.take(field), false) : this.yesOrNo(field);
  }

  word<Word extends string>(field: string, words: readonly [Word, ...Word[]]): Word {
    const value = this.take(field);
    const word = words.find((candidate) => candidate === value);
    if (word !== undefined) return word;
    this.report(field, `must be one of: ${words.join(', ')}.`);
    return words[0];
  }

  texts(field: string): readonly string[] {
    const value = this.take(field);
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.report(field, 'is missing or not a list of texts.');
    return [];
  }

  textMap(field: string): Readonly<Record<string, string>> {
    const reader = this.mapping(field);
    return Object.fromEntries(reader.names().map((name) => [name, reader.text(name)]));
  }

  /** A mapping below this one. */
  mapping(field: string): YamlReader {
    const value = this.take(field);
    if (isMapping(value)) return new YamlReader(value, this.fileName, `${this.path}${field}.`, this.problems);
    this.report(field, 'is missing or not a mapping.');
    return new YamlReader({}, this.fileName, `${this.path}${field}.`, []);
  }

  localised(field: string): LocalisedText {
    const reader = this.mapping(field);
    const text = { de: reader.text('de'), plain: reader.text('plain'), en: reader.text('en') };
    reader.refuseOthers();
    return text;
  }

  localisedList(field: string): LocalisedText<readonly string[]> {
    const reader = this.mapping(field);
    const text = { de: reader.texts('de'), plain: reader.texts('plain'), en: reader.texts('en') };
    reader.refuseOthers();
    return text;
  }

  names(): readonly string[] {
    return Object.keys(this.value);
  }

  /** Fields that nobody asked for are typing errors: each is a problem. */
  refuseOthers(): void {
    for (const name of this.names()) {
      if (!this.asked.has(name)) this.report(name, 'is not known here. Check the spelling or remove it.');
    }
  }

  report(field: string, message: string): void {
    this.problems.push({ fileName: this.fileName, field: `${this.path}${field}`, message });
  }

  private take(field: string): unknown {
    this.asked.add(field);
    return this.value[field];
  }
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
