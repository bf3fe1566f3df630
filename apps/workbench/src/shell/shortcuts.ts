import { useEffect } from 'react';

export interface Shortcut {
  /** One key, or two pressed after each other, such as `g a`. */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

const switchName = 'vorgang.shortcuts';
const sequenceTimeout = 1000;
let active: readonly (readonly Shortcut[])[] = [];

/** Single keys can disturb speech input, so people can switch them off (WCAG 2.1.4). Kept in this browser. */
export function areShortcutsOn(): boolean {
  return localStorage.getItem(switchName) !== 'off';
}

export function switchShortcuts(on: boolean): void {
  localStorage.setItem(switchName, on ? 'on' : 'off');
}

/** All shortcuts of the page as it is now, for the help dialog. */
export function activeShortcuts(): readonly Shortcut[] {
  return active.flat();
}

/** Offers shortcuts while the component is shown. Typing into a field never triggers one. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    active = [...active, shortcuts];
    return () => {
      active = active.filter((entry) => entry !== shortcuts);
    };
  }, [shortcuts]);
}

/** Listens once, for the whole application. */
export function listenToShortcuts(): () => void {
  let previous: { readonly key: string; readonly at: number } | null = null;
  const listen = (event: KeyboardEvent) => {
    if (!areShortcutsOn() || !isPlainKey(event)) return;
    const first = previous && event.timeStamp - previous.at < sequenceTimeout ? `${previous.key} ` : '';
    const shortcut = findShortcut(`${first}${event.key}`) ?? findShortcut(event.key);
    previous = shortcut ? null : { key: event.key, at: event.timeStamp };
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}

function findShortcut(keys: string): Shortcut | undefined {
  return activeShortcuts().findLast((shortcut) => shortcut.keys === keys);
}

function isPlainKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target instanceof Element ? event.target : null;
  return !target?.closest(
    'input, textarea, select, [contenteditable], .djs-container, .bio-properties-panel, [role="dialog"]',
  );
}
