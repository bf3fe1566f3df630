/** What the diagram shows of a running instance, by the ids of elements. */
export interface DiagramMarks {
  readonly active: readonly string[];
  readonly incidents: readonly string[];
  readonly completed: readonly string[];
}

export const noMarks: DiagramMarks = { active: [], incidents: [], completed: [] };

/** The state of an element in words, for its spoken name; null where nothing happened there yet. */
export function markText(marks: DiagramMarks, elementId: string): string | null {
  if (marks.incidents.includes(elementId)) return 'Störung';
  if (marks.active.includes(elementId)) return 'Der Vorgang ist hier';
  if (marks.completed.includes(elementId)) return 'Erledigt';
  return null;
}

/** CSS class of the mark on the canvas. */
export function markClass(marks: DiagramMarks, elementId: string): string | null {
  if (marks.incidents.includes(elementId)) return 'mark-incident';
  if (marks.active.includes(elementId)) return 'mark-active';
  if (marks.completed.includes(elementId)) return 'mark-completed';
  return null;
}
