import type { County } from '@vorgang/services';

/** The county as the portal's pages show it. */
export interface CountyProfile extends County {
  /** Shown on every page of a demonstration, which then carries no mark of an official site; absent on a real one. */
  readonly demonstrationNotice?: string;
}

/** What every page of a demonstration says. */
export const demonstrationNotice = 'Dies ist eine Vorführung. Geben Sie keine echten Daten ein.';
