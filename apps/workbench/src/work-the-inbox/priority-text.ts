/** The priority (0 to 100, 50 is usual) in a word. */
export function priorityText(priority: number): string {
  if (priority > 75) return 'Sehr hoch';
  if (priority > 50) return 'Hoch';
  if (priority === 50) return 'Normal';
  return 'Niedrig';
}
