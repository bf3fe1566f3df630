/**
 * What became of a change: `done`; `exists` where the name, the claim, the membership or the grant is there already;
 * `absent` where the entry is not; `noMember` where the member or owner is not; `notAssigned` where there is no
 * membership to take away; `inUse` where something depends on it;
 * `lastAdministrator` where nobody would be left who may grant permissions. All but `done` changed nothing.
 */
export type DirectoryOutcome =
  'done' | 'exists' | 'absent' | 'noMember' | 'notAssigned' | 'inUse' | 'lastAdministrator';
