import { mayDo, type Session } from './session.js';

export interface Area {
  readonly path: '/aufgaben' | '/vorgaenge' | '/modelle' | '/betrieb' | '/pruefung';
  readonly label: string;
  /** Second key of the shortcut that leads there, after `g`. */
  readonly key: string;
  readonly needs: readonly [resourceType: string, permission: string];
}

/** The five areas, in the order of the navigation. */
export const areas: readonly Area[] = [
  { path: '/aufgaben', label: 'Aufgaben', key: 'a', needs: ['USER_TASK', 'READ'] },
  { path: '/vorgaenge', label: 'Vorgänge', key: 'v', needs: ['CASE', 'READ'] },
  { path: '/modelle', label: 'Modelle', key: 'm', needs: ['RESOURCE', 'READ'] },
  { path: '/betrieb', label: 'Betrieb', key: 'b', needs: ['SYSTEM', 'READ'] },
  { path: '/pruefung', label: 'Prüfung', key: 'p', needs: ['AUDIT_LOG', 'READ'] },
];

/** The areas that the person may enter. */
export function areasFor(session: Session): readonly Area[] {
  return areas.filter((area) => mayDo(session, ...area.needs));
}
