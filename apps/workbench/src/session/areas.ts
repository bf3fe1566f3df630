import { mayDo, type Session } from './session.js';

export interface Area {
  readonly path: '/aufgaben' | '/vorgaenge' | '/modelle' | '/betrieb' | '/pruefung' | '/verwaltung';
  readonly label: string;
  /** Second key of the shortcut that leads there, after `g`. */
  readonly key: string;
  /** Any of these opens the area. */
  readonly needs: readonly (readonly [resourceType: string, permission: string])[];
}

/** The areas, in the order of the navigation. */
export const areas: readonly Area[] = [
  {
    path: '/aufgaben',
    label: 'Aufgaben',
    key: 'a',
    needs: [
      ['USER_TASK', 'READ'],
      ['PROCESS_DEFINITION', 'READ_USER_TASK'],
    ],
  },
  { path: '/vorgaenge', label: 'Vorgänge', key: 'v', needs: [['CASE', 'READ']] },
  { path: '/modelle', label: 'Modelle', key: 'm', needs: [['RESOURCE', 'READ']] },
  { path: '/betrieb', label: 'Betrieb', key: 'b', needs: [['SYSTEM', 'READ']] },
  { path: '/pruefung', label: 'Prüfung', key: 'p', needs: [['AUDIT_LOG', 'READ']] },
  {
    path: '/verwaltung',
    label: 'Verwaltung',
    key: 'w',
    needs: [
      ['USER', 'READ'],
      ['GROUP', 'READ'],
      ['ROLE', 'READ'],
      ['TENANT', 'READ'],
      ['MAPPING_RULE', 'READ'],
      ['AUTHORIZATION', 'READ'],
    ],
  },
];

/** The areas that the person may enter. */
export function areasFor(session: Session): readonly Area[] {
  return areas.filter((area) => area.needs.some((need) => mayDo(session, ...need)));
}
