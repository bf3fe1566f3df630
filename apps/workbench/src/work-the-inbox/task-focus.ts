/** Moves the focus to the next (1) or previous (-1) task of the list; stops at its ends. */
export function focusNeighbour(list: HTMLElement | null, step: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>('a[data-task]') ?? [])];
  const row = document.activeElement?.closest('tr');
  const current = links.findIndex((link) => link.closest('tr') === row);
  const next = row && current >= 0 ? current + step : 0;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}
