import type { TextVariant } from '@vorgang/services';

/** The fixed words of a service page. */
export interface ServiceWords {
  readonly whoMayApply: string;
  readonly documents: string;
  readonly fee: string;
  readonly duration: string;
  readonly deadline: string;
  readonly procedure: string;
  readonly legalBasis: string;
  readonly authority: string;
  readonly start: string;
  readonly startHint: string;
  readonly resume: string;
  readonly discard: string;
  readonly draftTitle: string;
  readonly draftKept: string;
}

export const SERVICE_WORDS: Readonly<Record<TextVariant, ServiceWords>> = {
  de: {
    whoMayApply: 'Wer kann den Antrag stellen?',
    documents: 'Was brauchen Sie?',
    fee: 'Was kostet es?',
    duration: 'Wie lange dauert es?',
    deadline: 'Welche Fristen gelten?',
    procedure: 'Wie läuft es ab?',
    legalBasis: 'Rechtsgrundlage und Rechtsbehelf',
    authority: 'Wer ist zuständig?',
    start: 'Antrag starten',
    startHint: 'Sie müssen sich nicht anmelden. Ihre Angaben werden nach jeder Seite gespeichert.',
    resume: 'Weiter ausfüllen',
    discard: 'Entwurf löschen',
    draftTitle: 'Sie haben einen Entwurf',
    draftKept: 'Wir speichern ihn bis zum',
  },
  plain: {
    whoMayApply: 'Für wen ist das?',
    documents: 'Was brauchen Sie?',
    fee: 'Was kostet das?',
    duration: 'Wie lange dauert das?',
    deadline: 'Bis wann?',
    procedure: 'Was müssen Sie tun?',
    legalBasis: 'Welches Gesetz gilt?',
    authority: 'Wer hilft Ihnen?',
    start: 'Jetzt anfangen',
    startHint: 'Wir speichern Ihre Antworten. Sie können eine Pause machen.',
    resume: 'Weiter machen',
    discard: 'Alles löschen',
    draftTitle: 'Sie haben schon angefangen',
    draftKept: 'Wir speichern Ihre Antworten bis zum',
  },
  en: {
    whoMayApply: 'Who can apply?',
    documents: 'What do you need?',
    fee: 'What does it cost?',
    duration: 'How long does it take?',
    deadline: 'Which deadlines apply?',
    procedure: 'How does it work?',
    legalBasis: 'Legal basis and legal remedy',
    authority: 'Who is responsible?',
    start: 'Start application (in German)',
    startHint: 'You do not have to sign in. The form is in German; your answers are saved after each page.',
    resume: 'Continue (in German)',
    discard: 'Delete draft',
    draftTitle: 'You have a draft',
    draftKept: 'We keep it until',
  },
};
