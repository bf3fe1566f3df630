/** What of an instance its state in words depends on. */
export interface InstanceState {
  readonly state: string;
  readonly isSuspended: boolean;
  readonly hasIncident: boolean;
}

/** The state of a process instance in a word, and how urgent it looks. */
export function describeInstanceState(instance: InstanceState): {
  readonly text: string;
  readonly kind: 'info' | 'success' | 'warning' | 'danger';
} {
  if (instance.hasIncident) return { text: 'Störung', kind: 'danger' };
  if (instance.isSuspended) return { text: 'Angehalten', kind: 'warning' };
  if (instance.state === 'ACTIVE') return { text: 'Läuft', kind: 'info' };
  return instance.state === 'COMPLETED'
    ? { text: 'Beendet', kind: 'success' }
    : { text: 'Abgebrochen', kind: 'warning' };
}
