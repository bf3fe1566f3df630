import type { FormDefinition } from '@vorgang/forms';
import MiniSearch from 'minisearch';
import type { Service } from './service.js';

/** A service with the form that applies for it. */
export interface CataloguedService {
  readonly service: Service;
  readonly form: FormDefinition;
}

/** The services of a county, by id and by search. Immutable. */
export class ServiceCatalogue {
  private readonly byId: ReadonlyMap<string, CataloguedService>;
  private readonly index: MiniSearch<SearchDocument>;

  constructor(services: readonly CataloguedService[]) {
    this.byId = new Map(services.map((entry) => [entry.service.id, entry]));
    this.index = buildIndex(services.map((entry) => entry.service));
  }

  find(id: string): CataloguedService | null {
    return this.byId.get(id) ?? null;
  }

  /** All services by their German title. */
  list(): readonly Service[] {
    return [...this.byId.values()]
      .map((entry) => entry.service)
      .sort((one, other) => one.title.de.localeCompare(other.title.de, 'de'));
  }

  /** Services that fit a text, best first. Forgives typing errors, umlauts written out, and word beginnings. */
  search(text: string): readonly Service[] {
    return this.index
      .search(text, { prefix: true, fuzzy: (term) => (term.length > 3 ? 0.25 : false), combineWith: 'AND' })
      .flatMap((hit) => {
        const found = this.byId.get(String(hit.id));
        return found ? [found.service] : [];
      });
  }
}

interface SearchDocument {
  readonly id: string;
  readonly title: string;
  readonly keywords: string;
  readonly text: string;
}

/** Words that are in every question and tell nothing. */
const STOP_WORDS = new Set([
  'der',
  'die',
  'das',
  'ein',
  'eine',
  'einen',
  'ich',
  'für',
  'fuer',
  'und',
  'oder',
  'zu',
  'zum',
  'zur',
  'im',
  'in',
  'mit',
  'brauche',
  'beantragen',
  'antrag',
]);

function buildIndex(services: readonly Service[]): MiniSearch<SearchDocument> {
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'keywords', 'text'],
    searchOptions: { boost: { title: 3, keywords: 2 } },
    processTerm: (term) => {
      const word = term.toLocaleLowerCase('de');
      return STOP_WORDS.has(word) ? null : foldUmlauts(word);
    },
  });
  index.addAll(services.map(searchDocument));
  return index;
}

function searchDocument(service: Service): SearchDocument {
  const all = ['de', 'plain', 'en'] as const;
  return {
    id: service.id,
    title: all.map((variant) => service.title[variant]).join(' '),
    keywords: [...service.keywords, ...service.lifeSituations].join(' '),
    text: all.map((variant) => `${service.summary[variant]} ${service.description[variant]}`).join(' '),
  };
}

function foldUmlauts(word: string): string {
  return word.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss');
}
