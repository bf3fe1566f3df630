import { useEffect, useRef, type RefObject } from 'react';

/** For what takes the place of something that had the focus: whoever cannot see the change hears what is there now. */
export function useFocusOnArrival<Target extends HTMLElement>(): RefObject<Target | null> {
  const target = useRef<Target>(null);
  useEffect(() => target.current?.focus(), []);
  return target;
}
