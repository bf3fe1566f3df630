/**
 * What the simulated register and the connector say to each other: one request and one answer in JSON over HTTP.
 * Real registers are reached over the networks and message standards of the administration (XInneres, OSCI); an
 * adapter in front of them speaks this.
 */
export interface RegisterQuery {
  /** The same for a repeated query: the register logs it once and answers as before. */
  readonly messageId: string;
  /** Why the authority may ask: the legal basis and the file number. */
  readonly purpose: string;
  readonly fileNumber: string;
  readonly person: QueriedPerson;
}

export interface QueriedPerson {
  readonly familyName: string;
  readonly givenNames: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
}

export interface RegisteredPerson extends QueriedPerson {
  readonly address: {
    readonly street: string;
    readonly postalCode: string;
    readonly city: string;
  };
  /** `YYYY-MM-DD` */
  readonly movedInOn: string;
  /** Nothing is told of a person with a block on disclosure (section 51 BMG). */
  readonly isBlocked?: boolean;
}

export type RegisterAnswer =
  | {
      readonly messageId: string;
      readonly result: 'FOUND';
      readonly person: Omit<RegisteredPerson, 'isBlocked'>;
    }
  | { readonly messageId: string; readonly result: 'NOT_FOUND' | 'SEVERAL_FOUND' | 'BLOCKED' };
