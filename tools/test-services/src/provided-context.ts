import 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the superuser of the server that all tests of a run share. */
    readonly postgresUrl: string;
  }
}
