import type { RegisteredPerson } from './register-protocol.js';

/** Invented people of the demonstration county; one for each kind of answer. */
export const demonstrationPeople: readonly RegisteredPerson[] = [
  {
    familyName: 'Meier',
    givenNames: 'Zoë',
    birthDate: '2001-05-17',
    address: { street: 'Hafenstraße 3', postalCode: '12345', city: 'Musterstadt' },
    movedInOn: '2019-08-01',
  },
  {
    familyName: 'Petersen',
    givenNames: 'Ida',
    birthDate: '1990-01-01',
    address: { street: 'Deichweg 1', postalCode: '12345', city: 'Musterstadt' },
    movedInOn: '2015-03-01',
  },
  {
    familyName: 'Petersen',
    givenNames: 'Ida',
    birthDate: '1990-01-01',
    address: { street: 'Mühlenweg 12', postalCode: '12345', city: 'Musterstadt' },
    movedInOn: '2021-11-15',
  },
  {
    familyName: 'Schutz',
    givenNames: 'Ada',
    birthDate: '1985-12-24',
    address: { street: 'Unbekannt 1', postalCode: '12345', city: 'Musterstadt' },
    movedInOn: '2020-01-01',
    isBlocked: true,
  },
];
