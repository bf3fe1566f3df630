import type { Delivery, Subscription } from './webhook-queries.js';

type Status = { readonly kind: 'info' | 'success' | 'warning' | 'danger'; readonly text: string };

/** Types of events as administrators read them. */
const eventWords: Readonly<Record<string, string>> = {
  'dev.vorgang.process-instance.created': 'Instanz begonnen',
  'dev.vorgang.process-instance.completed': 'Instanz beendet',
  'dev.vorgang.process-instance.terminated': 'Instanz abgebrochen',
  'dev.vorgang.process-instance.suspended': 'Instanz angehalten',
  'dev.vorgang.process-instance.resumed': 'Instanz fortgesetzt',
  'dev.vorgang.process-instance.migrated': 'Instanz umgestellt',
  'dev.vorgang.process-instance.deleted': 'Instanz gelöscht',
  'dev.vorgang.user-task.created': 'Aufgabe entstanden',
  'dev.vorgang.user-task.assigned': 'Aufgabe zugewiesen oder zurückgegeben',
  'dev.vorgang.user-task.delegated': 'Aufgabe zur Mithilfe weitergegeben',
  'dev.vorgang.user-task.resolved': 'Aufgabe zurück von der Mithilfe',
  'dev.vorgang.user-task.completed': 'Aufgabe erledigt',
  'dev.vorgang.user-task.canceled': 'Aufgabe entfallen',
  'dev.vorgang.incident.raised': 'Störung aufgetreten',
  'dev.vorgang.incident.resolved': 'Störung behoben',
  'dev.vorgang.case.opened': 'Vorgang eröffnet',
  'dev.vorgang.case.closed': 'Vorgang abgeschlossen',
  'dev.vorgang.payment.received': 'Zahlung eingegangen',
  'dev.vorgang.document.issued': 'Dokument ausgestellt',
  'dev.vorgang.webhook.ping': 'Probe',
};

export function eventText(type: string): string {
  return eventWords[type] ?? type;
}

export function subscriptionStatus({ state, pausedBecause, failingSince }: Subscription): Status {
  if (state === 'PAUSED') {
    if (pausedBecause === 'BY_HAND') return { kind: 'info', text: 'Angehalten' };
    return { kind: 'danger', text: 'Automatisch angehalten' };
  }
  return failingSince === null
    ? { kind: 'success', text: 'Aktiv' }
    : { kind: 'warning', text: 'Empfänger antwortet nicht' };
}

export function deliveryStatus({ state, attempts }: Delivery): Status {
  switch (state) {
    case 'DELIVERED':
      return { kind: 'success', text: 'Zugestellt' };
    case 'FAILED':
      return { kind: 'danger', text: 'Aufgegeben' };
    case 'PENDING':
      return attempts === 0
        ? { kind: 'info', text: 'Wartet' }
        : { kind: 'warning', text: 'Wird wieder versucht' };
  }
}
