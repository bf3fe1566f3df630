const words: Readonly<Record<string, string>> = {
  'attribute-must-be-known': 'Dieses Attribut kennt BPMN hier nicht. Entfernen Sie es.',
  'binding-must-be-known': 'Diese Bindung an eine Version gibt es nicht. Wählen Sie eine aus der Liste.',
  'boundary-event-must-fit': 'Dieses angeheftete Ereignis passt nicht zu seiner Aktivität.',
  'catch-event-needs-trigger':
    'Das Ereignis braucht einen Auslöser, zum Beispiel eine Nachricht oder eine Zeit.',
  'condition-needs-gateway': 'Bedingungen stehen nur an den Ausgängen einer Entscheidung.',
  'data-association-must-be-plain': 'Diese Verbindung zu Daten wird nicht ausgeführt. Vereinfachen Sie sie.',
  'decision-needs-id-and-result': 'Geben Sie die Entscheidungstabelle und die Variable für ihr Ergebnis an.',
  'default-flow-must-fit':
    'Der Standardfluss muss an dieser Entscheidung beginnen und darf keine Bedingung haben.',
  'element-must-be-known': 'Dieses Element kennt BPMN nicht.',
  'element-must-be-supported': 'Dieses Element wird noch nicht ausgeführt. Wählen Sie ein anderes.',
  'element-needs-id': 'Das Element braucht eine ID.',
  'error-event-must-fit': 'Das Fehlerereignis passt nicht hierher, oder ihm fehlt der Fehler.',
  'event-must-be-supported': 'Diese Art von Ereignis wird noch nicht ausgeführt. Wählen Sie eine andere.',
  'exclusive-gateway-needs-conditions':
    'Jeder Ausgang der Entscheidung braucht eine Bedingung; einer darf Standard sein.',
  'expression-must-be-feel': 'Hier muss ein FEEL-Ausdruck stehen. Er beginnt mit „=“.',
  'expression-must-compile': 'Der FEEL-Ausdruck enthält einen Fehler.',
  'extension-must-be-supported': 'Diese Erweiterung wird nicht ausgeführt. Entfernen Sie sie.',
  'file-must-be-bpmn': 'Die Datei ist kein BPMN-Modell.',
  'file-needs-executable-process':
    'Die Datei enthält keinen ausführbaren Prozess. Schalten Sie „Ausführbar“ ein.',
  'file-size': 'Die Datei ist zu groß.',
  'flow-must-connect': 'Der Sequenzfluss muss an beiden Enden ein Element haben.',
  'flow-must-fit-event': 'Zu diesem Ereignis darf hier kein Sequenzfluss führen oder von ihm ausgehen.',
  'form-must-be-linked': 'Verknüpfen Sie das Formular über seine ID.',
  'function-must-exist': 'Der Ausdruck ruft eine Funktion auf, die es in FEEL nicht gibt.',
  'id-must-be-name':
    'Die ID enthält unerlaubte Zeichen. Erlaubt sind Buchstaben A bis Z, Ziffern, „-“, „.“ und „_“.',
  'ids-must-be-unique': 'Diese ID gibt es zweimal. Geben Sie jedem Element eine eigene.',
  'job-priority-must-fit':
    'Die Priorität des Auftrags muss eine ganze Zahl sein und zu einem Auftrag an einen Dienst gehören.',
  'job-belongs-to-message': 'Hier gehört eine Nachricht hin, kein Auftrag an einen Dienst.',
  'mapping-must-be-complete': 'Einer Eingabe oder Ausgabe fehlt die Quelle oder das Ziel.',
  'marker-must-be-supported': 'Mehrfachausführung und Schleifen werden noch nicht ausgeführt.',
  'message-needs-correlation-key': 'Die Nachricht braucht einen Schlüssel der Zuordnung.',
  'message-needs-name': 'Die Nachricht braucht einen Namen.',
  'message-start-must-be-unique': 'Zwei Startereignisse warten auf dieselbe Nachricht.',
  'more-problems': 'Es gibt noch mehr Probleme. Beheben Sie zuerst diese.',
  'name-must-be-safe': 'Dieser Name ist nicht erlaubt.',
  'nesting-depth': 'Das Modell ist zu tief verschachtelt.',
  'no-document-type': 'Die Datei darf keine Dokumenttyp-Angabe enthalten.',
  'no-foreign-engine-extension': 'Diese Erweiterung gehört zu einem anderen System. Entfernen Sie sie.',
  'one-none-start-event': 'Ein Prozess hat genau ein einfaches Startereignis.',
  'process-needs-start-event':
    'Nichts kann hier beginnen: Es fehlt ein Startereignis oder ein Element ohne eingehenden Fluss.',
  'reference-must-resolve': 'Ein Verweis führt ins Leere.',
  'result-variable-must-be-name': 'Der Name der Variable für das Ergebnis ist ungültig.',
  'retries-must-be-number': 'Die Zahl der Versuche muss eine ganze Zahl sein.',
  'retry-backoff-must-parse':
    'Die Pause vor einem neuen Versuch ist ungültig. Schreiben Sie zum Beispiel PT10S, PT1S,PT10S,PT1M oder PT1S*2..PT10M.',
  'script-needs-expression': 'Das Skript braucht einen FEEL-Ausdruck und eine Variable für das Ergebnis.',
  'sub-process-starts-plainly': 'Ein Teilprozess beginnt mit einem einfachen Startereignis.',
  'task-needs-job-type': 'Geben Sie die Art des Auftrags an, den ein Dienst übernimmt.',
  'task-needs-one-implementation': 'Die Aufgabe braucht genau eine Umsetzung.',
  'timer-needs-definition': 'Geben Sie einen Zeitpunkt, eine Dauer oder eine Wiederholung an.',
  'timer-value-must-parse':
    'Der Zeitwert ist ungültig oder kommt nie. Schreiben Sie ihn nach ISO 8601, zum Beispiel P7D für sieben Tage.',
  'user-task-needs-zeebe-user-task': 'Wählen Sie als Umsetzung der Benutzeraufgabe „Zeebe user task“.',
  'user-task-values-must-fit': 'Frist, Wiedervorlage oder Priorität der Benutzeraufgabe sind ungültig.',
  'xml-must-be-well-formed': 'Die Datei ist kein gültiges XML.',
};

/** What a broken rule of the server's check means, in German; null for a rule that this version does not know. */
export function ruleText(rule: string): string | null {
  return words[rule] ?? null;
}
