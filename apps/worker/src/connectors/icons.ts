/** Drawings of 18 x 18 for the modeller, one line each, in the colour of BPMN drawings. */
function icon(paths: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="#22242a" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;
}

export const icons = {
  globe: icon('<circle cx="9" cy="9" r="7"/><path d="M2 9h14M9 2c-4 4-4 10 0 14M9 2c4 4 4 10 0 14"/>'),
  envelope: icon('<rect x="2" y="4" width="14" height="10" rx="1"/><path d="M2 5l7 5 7-5"/>'),
  letter: icon('<path d="M4 2h7l3 3v11H4z"/><path d="M11 2v3h3M6.5 9h5M6.5 12h5"/>'),
  speech: icon('<path d="M2 3h14v9H8l-4 4v-4H2z"/>'),
  register: icon(
    '<ellipse cx="9" cy="4" rx="6" ry="2"/><path d="M3 4v10c0 3 12 3 12 0V4M3 9c0 3 12 3 12 0"/>',
  ),
  send: icon('<path d="M2 9L16 2l-4 14-3-6z"/><path d="M9 10l7-8"/>'),
  payment: icon('<rect x="2" y="4" width="14" height="10" rx="1"/><path d="M2 7.5h14M5 11h3"/>'),
} as const;
