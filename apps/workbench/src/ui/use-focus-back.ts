import { useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Gives the focus back to what had it before something opened. React Aria does so as well, but where a server's answer
 * closes the dialog and no press, it tries while the page behind is still inert, and the focus is lost.
 */
export function useFocusBack(isOpen: boolean): void {
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (isOpen) before.current = document.activeElement;
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return undefined;
    return () => {
      const target = before.current;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && target instanceof HTMLElement) target.focus();
      });
    };
  }, [isOpen]);
}
