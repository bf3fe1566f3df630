import type { Schemas } from '../api/client.js';

/** How a case ended, in a word. */
export function outcomeText(outcome: Schemas['CaseListItem']['outcome']): string {
  switch (outcome) {
    case 'GRANTED':
      return 'Bewilligt';
    case 'REFUSED':
      return 'Abgelehnt';
    case 'CLOSED':
      return 'Ohne Entscheidung geschlossen';
    case null:
      return 'Beendet';
  }
}

/** What the citizen sees as status (ZBP). */
export function publicStatusText(status: string): string {
  const words: Readonly<Record<string, string>> = {
    INITIATED: 'Begonnen',
    SUBMITTED: 'Abgeschickt',
    RECEIVED: 'Eingegangen',
    PROCESSING: 'In Bearbeitung',
    ACTION_REQUIRED: 'Antragsteller/in muss etwas tun',
    COMPLETED: 'Abgeschlossen',
  };
  return words[status] ?? status;
}

export function paymentStateText(state: Schemas['CasePayment']['state']): string {
  switch (state) {
    case 'REQUESTED':
      return 'Wird angefordert';
    case 'OPEN':
      return 'Offen';
    case 'PAID':
      return 'Bezahlt';
    case 'FAILED':
      return 'Fehlgeschlagen';
    case 'CANCELED':
      return 'Storniert';
  }
}

export function taskStateText(state: Schemas['CaseTask']['state']): string {
  switch (state) {
    case 'CREATED':
      return 'Offen';
    case 'COMPLETED':
      return 'Erledigt';
    case 'CANCELED':
      return 'Nicht mehr nötig';
    case 'FAILED':
      return 'Fehlgeschlagen';
  }
}
