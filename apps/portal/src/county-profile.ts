/** Who offers the portal: name, address and contacts that stand on its pages. */
export interface CountyProfile {
  readonly siteName: string;
  readonly name: string;
  readonly street: string;
  readonly town: string;
  readonly phone: string;
  readonly email: string;
  readonly accessibilityEmail: string;
  readonly privacyEmail: string;
  readonly representedBy: string;
  /** IANA time zone in which dates are shown and counted. */
  readonly timeZone: string;
  /** Shown on every page of a demonstration; absent on a real site. */
  readonly demonstrationNotice?: string;
}

/** The profile of the demonstration county. */
export const demonstrationCounty: CountyProfile = {
  siteName: 'Kreis Stormarn – Online-Dienste',
  name: 'Kreis Stormarn',
  street: 'Mommsenstraße 13',
  town: '23843 Bad Oldesloe',
  phone: '04531 160-0',
  email: 'info@kreis-stormarn.example',
  accessibilityEmail: 'barrierefreiheit@kreis-stormarn.example',
  privacyEmail: 'datenschutz@kreis-stormarn.example',
  representedBy: 'die Landrätin oder den Landrat',
  timeZone: 'Europe/Berlin',
  demonstrationNotice: 'Dies ist eine Vorführung. Geben Sie keine echten Daten ein.',
};
