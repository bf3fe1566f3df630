const home = '/workbench/';

/**
 * The page of the workbench that somebody asked for before they signed in. Everything else (another site, another
 * part of this one, an address that browsers would read differently) becomes the workbench's first page.
 */
export function returnAddress(asked: string | undefined): string {
  const base = 'http://here.invalid';
  if (asked === undefined || asked.length > 2000 || !URL.canParse(asked, base)) return home;
  const { origin, pathname, search } = new URL(asked, base);
  const isOurs = origin === base && (pathname === '/workbench' || pathname.startsWith(home));
  return isOurs ? `${pathname}${search}` : home;
}
