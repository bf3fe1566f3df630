import type { Schemas } from '../api/client.js';

export type ImportEntry = Schemas['ModelImportEntry'];
type Outcome = ImportEntry['outcome'];

/** What happened to the parts of a foreign model, in the order in which people want to know. */
export const outcomeWords: readonly {
  readonly outcome: Outcome;
  readonly title: string;
  readonly explanation: string;
}[] = [
  {
    outcome: 'needsWork',
    title: 'Das müssen Sie entscheiden',
    explanation:
      'Dafür gibt es hier nichts Gleiches. Es steht noch in der Datei, oder Sie ergänzen, was fehlt.',
  },
  {
    outcome: 'converted',
    title: 'Umgewandelt',
    explanation: 'Das wirkt hier wie im anderen System.',
  },
  {
    outcome: 'dropped',
    title: 'Weggelassen',
    explanation: 'Das hat hier keine Wirkung. Das Modell läuft ohne diese Angaben gleich.',
  },
  {
    outcome: 'repaired',
    title: 'Repariert',
    explanation: 'So, wie es war, könnten Programme die Datei nicht lesen oder schreiben.',
  },
];

const words: Readonly<Record<string, string>> = {
  'encoding-to-utf-8': 'Die Datei war anders kodiert und ist jetzt UTF-8.',
  'prefix-declared': 'Einem Namensraum fehlte die Adresse. Er hat jetzt eine.',
  'id-renamed': 'Die ID war kein erlaubter Name. Sie und alle Verweise heißen jetzt anders.',
  'duplicate-id-renamed': 'Die ID gab es zweimal. Das spätere Element hat jetzt eine eigene.',
  'removed-on-request': 'Entfernt, wie Sie es wollten.',
  'to-job-type': 'Ein Dienst dieser Art muss tun, was der Java-Code tat.',
  'topic-to-job-type': 'Der Dienst für dieses Thema übernimmt jetzt Aufträge dieser Art.',
  'field-to-header': 'Der Dienst findet den Wert in den Kopfdaten des Auftrags.',
  'retries-to-job': 'Die Zahl der Versuche bleibt. Den Abstand bestimmt der Dienst.',
  'retries-without-effect': 'Nur Aufträge an Dienste werden wiederholt. Hier ist keiner.',
  'commits-anyway': 'Jeder Schritt wird ohnehin vor und nach seiner Arbeit gespeichert.',
  'scheduling-without-effect': 'Aufträge werden in der Reihenfolge vergeben, in der sie entstehen.',
  'kept-with-process': 'Das bleibt so lange erhalten wie der Prozess, zu dem es gehört.',
  'time-to-live-converted':
    'Die Historie bleibt so lange erhalten wie bisher. Gehört ein Fall dazu, mindestens so lange wie er.',
  'time-to-live-needs-work':
    'Sagen Sie mit der Eigenschaft vorgang:historyTimeToLive, wie lange die Historie bleibt, etwa P180D.',
  'form-list-without-effect': 'Wer ein Verfahren sieht und startet, regeln Rechte und Katalog.',
  'expression-to-feel': 'Der Ausdruck sagt in FEEL dasselbe.',
  'mapping-converted': 'Die Zuordnung der Daten wirkt gleich.',
  'properties-converted': 'Die Eigenschaften bleiben, wie sie sind.',
  'user-task-converted': 'Die Aufgabe wirkt gleich.',
  'form-converted': 'Stellen Sie das Formular mit dieser ID zusammen mit dem Modell bereit.',
  'generated-form-converted':
    'Daraus ist ein eigenes Formular geworden. Stellen Sie es mit dem Modell bereit.',
  'language-to-feel': 'Alle Ausdrücke sind jetzt FEEL.',
  'input-variable-to-question-mark': 'In FEEL heißt der Wert einer Spalte in ihren Zellen „?“.',
  'form-field-needs-work': 'Das übernimmt das Formular nur zum Teil. Ergänzen Sie es dort.',
  'form-business-key-needs-work':
    'Das Geschäftszeichen wird beim Start angegeben, nicht durch ein Feld im Formular.',
  'external-form': 'Dieses Formular öffnet das Programm, das die Aufgabe zeigt.',
  'call-converted': 'Der Aufruf wirkt gleich.',
  'business-key-without-effect': 'Ein aufgerufener Prozess gehört zum selben Vorgang.',
  'decision-converted': 'Die Entscheidung wirkt gleich.',
  'decision-result-to-check':
    'Eine Entscheidung liefert ihren Wert direkt. Prüfen Sie, wo die Variable gebraucht wird.',
  'script-to-feel': 'Das Skript ist jetzt ein FEEL-Ausdruck.',
  'loop-converted': 'Die Aktivität wiederholt sich für dieselben Dinge.',
  'listener-to-job': 'Das ist jetzt ein Auftrag. Ein Dienst dieser Art muss ihn übernehmen.',
  'listener-to-own-job-type':
    'Das ist jetzt ein Auftrag. Seine Art gab es bei diesem Ereignis schon, deshalb hat er eine eigene. Ein Dienst darf beide übernehmen.',
  'version-tag-converted': 'Die Kennung der Version bleibt.',
  'message-without-effect': 'Der Text stand nur in Protokollen. Der Fehlercode entscheidet.',
  'data-type-without-effect': 'Arten von Variablen werden hier nicht angegeben.',
  'expression-needs-work': 'Dieser Ausdruck lässt sich in FEEL nicht sagen. Schreiben Sie ihn neu.',
  'script-needs-work':
    'Skripte laufen in Diensten. Machen Sie daraus eine Dienst-Aufgabe oder einen FEEL-Ausdruck.',
  'form-needs-work': 'Bauen Sie das Formular im Formular-Editor und verknüpfen Sie es über seine ID.',
  'listener-needs-work':
    'Geben Sie eine Auftragsart an, oder machen Sie daraus einen eigenen Schritt des Prozesses.',
  'listener-arguments-need-work':
    'Der Dienst bekommt die Variablen, aber keine Argumente. Legen Sie die Werte am Element als Eingaben an.',
  'listener-field-needs-work':
    'Diesen Wert bekommt der Dienst nicht. Legen Sie ihn am Element als Eingabe an, oder lassen Sie den Dienst rechnen.',
  'listener-attribute-needs-work': 'Das gibt es hier nicht. Der Dienst muss sich darum kümmern.',
  'arguments-need-work':
    'Der Dienst bekommt die Variablen, aber keine Argumente. Legen Sie für jedes eine Eingabe an.',
  'mapping-needs-work': 'Diese Zuordnung gibt es hier nicht. Schreiben Sie sie als FEEL-Ausdruck.',
  'binding-needs-work':
    'Versionen werden durch die Bereitstellung oder eine Kennung bestimmt. Wählen Sie eines.',
  'call-needs-work': 'Übergeben Sie die Werte durch Zuordnungen.',
  'error-variable-needs-work': 'Ereignisse geben Werte durch Ausgaben weiter. Ergänzen Sie sie dort.',
  'start-rights-need-work': 'Geben Sie diesen Personen oder Gruppen das Recht, das Verfahren zu starten.',
  'connector-needs-work':
    'Ein Dienst dieser Art muss die Arbeit tun. Oder wählen Sie einen Anschluss dieser Plattform.',
  'extension-needs-work': 'Diese Angabe kennt die Plattform nicht.',
};

/** What an entry means, in German; the server's own sentence for a rule that this version does not know. */
export function entryText({ rule, message }: ImportEntry): string {
  return words[rule] ?? message;
}
