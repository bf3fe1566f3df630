/** A text in German (level B1), plain German and English. English may be missing; the page then says so. */
export interface LocalisedText<Value = string> {
  readonly de: Value;
  readonly plain: Value;
  readonly en: Value;
}

export type TextVariant = keyof LocalisedText;

export interface Authority {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
}

/** Why a field may be asked (Articles 5 and 6 GDPR). */
export interface FieldPurpose {
  readonly purpose: string;
  readonly legalBasis: string;
  /** Special category of data (Article 9 GDPR), such as health. */
  readonly special: boolean;
}

export type LevelOfAssurance = 'none' | 'low' | 'substantial' | 'high';

/** How long a case is kept, and whether the archive wants it (A: yes, B: to be judged, V: no). */
export interface Retention {
  readonly years: number;
  readonly trigger: string;
  readonly archivalValue: 'A' | 'B' | 'V';
  readonly legalBasis: string;
}

/** One service of the county: `processes/<key>/service.yaml`. Texts follow the modules of the XZuFi service page. */
export interface Service {
  readonly id: string;
  /** 14 digits: the service in the German catalogue of public services. Null until the county has entered it. */
  readonly leikaKey: string | null;
  readonly processDefinitionId: string;
  readonly formId: string;
  /** Name of the process variable that takes the answers. */
  readonly variable: string;
  readonly applicant: { readonly nameFields: readonly string[]; readonly emailField: string | null };
  readonly fileNumber: { readonly template: string; readonly digits: number };
  readonly authority: Authority;
  readonly procedureLaw: 'LVwG' | 'SGB' | 'AO' | 'BauR';
  readonly levelOfAssurance: { readonly apply: LevelOfAssurance; readonly collect: LevelOfAssurance };
  readonly inPerson: boolean;
  readonly retention: Retention;
  readonly openData: boolean;
  readonly title: LocalisedText;
  readonly summary: LocalisedText;
  readonly description: LocalisedText;
  readonly whoMayApply: LocalisedText<readonly string[]>;
  readonly documents: LocalisedText<readonly string[]>;
  readonly fee: LocalisedText;
  readonly feeLegalBasis: string;
  readonly duration: LocalisedText;
  readonly deadline: LocalisedText;
  readonly procedure: LocalisedText<readonly string[]>;
  readonly legalBasis: LocalisedText;
  readonly legalLink: string;
  readonly remedy: LocalisedText;
  readonly keywords: readonly string[];
  readonly lifeSituations: readonly string[];
  /** What happens after the application was sent, in steps. */
  readonly afterSending: readonly string[];
  /** By public status of a case. */
  readonly nextSteps: Readonly<Record<string, string>>;
  readonly expectedTime: Readonly<Record<string, string>>;
  /** By outcome of a case. */
  readonly outcomes: Readonly<Record<string, string>>;
  /** Names of documents by their kind. */
  readonly documentNames: Readonly<Record<string, string>>;
  /** By key of a form field. */
  readonly fields: Readonly<Record<string, FieldPurpose>>;
}
