/** What the directory keeps by name. */
export type EntryKind = 'USER' | 'GROUP' | 'ROLE' | 'TENANT' | 'MAPPING_RULE';
/** Who can own grants; clients are known to the identity provider only. */
export type OwnerKind = Exclude<EntryKind, 'TENANT'> | 'CLIENT';
export type MemberKind = OwnerKind;
export type ContainerKind = 'GROUP' | 'ROLE' | 'TENANT';
export type DirectoryKind = EntryKind | 'CLIENT';

export interface KindWords {
  /** In the address of the page. */
  readonly slug: string;
  readonly many: string;
  readonly one: string;
  readonly newOne: string;
  readonly explanation: string;
}

export const kindWords: Readonly<Record<DirectoryKind, KindWords>> = {
  USER: {
    slug: 'benutzer',
    many: 'Benutzer',
    one: 'Benutzer',
    newOne: 'Benutzer anlegen',
    explanation: 'Personen, die sich mit einem Passwort dieser Installation anmelden.',
  },
  GROUP: {
    slug: 'gruppen',
    many: 'Gruppen',
    one: 'Gruppe',
    newOne: 'Gruppe anlegen',
    explanation: 'Eine Gruppe fasst Personen zusammen, zum Beispiel ein Amt. Aufgaben gehen an Gruppen.',
  },
  ROLE: {
    slug: 'rollen',
    many: 'Rollen',
    one: 'Rolle',
    newOne: 'Rolle anlegen',
    explanation: 'Eine Rolle bündelt Berechtigungen. Wer die Rolle hat, hat alle ihre Berechtigungen.',
  },
  TENANT: {
    slug: 'mandanten',
    many: 'Mandanten',
    one: 'Mandant',
    newOne: 'Mandant anlegen',
    explanation: 'Ein Mandant ist eine Behörde, deren Daten getrennt von allen anderen liegen.',
  },
  MAPPING_RULE: {
    slug: 'zuordnungsregeln',
    many: 'Zuordnungsregeln',
    one: 'Zuordnungsregel',
    newOne: 'Zuordnungsregel anlegen',
    explanation:
      'Eine Zuordnungsregel gilt für alle, deren Anmeldung beim Identitätsanbieter ein Merkmal mit diesem Wert trägt.',
  },
  CLIENT: {
    slug: 'programme',
    many: 'Programme',
    one: 'Programm',
    newOne: 'Programm freischalten',
    explanation: 'Programme melden sich selbst beim Identitätsanbieter an. Hier bekommen sie Berechtigungen.',
  },
};

/** The views of the area, in their order. */
export const directoryKinds: readonly DirectoryKind[] = [
  'USER',
  'GROUP',
  'ROLE',
  'MAPPING_RULE',
  'TENANT',
  'CLIENT',
];

/** The permission that opens the list of a kind. Clients are seen through their grants. */
export function resourceOf(kind: DirectoryKind): Exclude<DirectoryKind, 'CLIENT'> | 'AUTHORIZATION' {
  return kind === 'CLIENT' ? 'AUTHORIZATION' : kind;
}

export function kindOfSlug(slug: string): DirectoryKind | undefined {
  return directoryKinds.find((kind) => kindWords[kind].slug === slug);
}

/** Who can be a member of what. */
export const memberKinds: Readonly<Record<ContainerKind, readonly MemberKind[]>> = {
  GROUP: ['USER', 'CLIENT', 'MAPPING_RULE'],
  ROLE: ['USER', 'GROUP', 'CLIENT', 'MAPPING_RULE'],
  TENANT: ['USER', 'GROUP', 'ROLE', 'CLIENT', 'MAPPING_RULE'],
};

export function isContainer(kind: DirectoryKind): kind is ContainerKind {
  return kind === 'GROUP' || kind === 'ROLE' || kind === 'TENANT';
}

export function isOwner(kind: DirectoryKind): kind is OwnerKind {
  return kind !== 'TENANT';
}
