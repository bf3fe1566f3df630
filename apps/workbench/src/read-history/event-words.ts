const words: Readonly<Record<string, string>> = {
  processInstanceCreated: 'Vorgang begonnen',
  processInstanceCompleted: 'Vorgang beendet',
  processInstanceTerminated: 'Vorgang abgebrochen',
  elementInstanceActivated: 'Schritt begonnen',
  elementInstanceCompleting: 'Schritt wird beendet',
  elementInstanceTerminating: 'Schritt wird abgebrochen',
  elementInstanceCompleted: 'Schritt beendet',
  elementInstanceTerminated: 'Schritt abgebrochen',
  tokenArrived: 'Zusammenführung erreicht',
  arrivedTokensDiscarded: 'Wartende Zweige verworfen',
  processCalled: 'Anderen Vorgang aufgerufen',
  calledProcessCompleted: 'Aufgerufener Vorgang beendet',
  calledProcessCanceled: 'Aufgerufenen Vorgang abgebrochen',
  calledProcessErrorThrown: 'Aufgerufener Vorgang meldet Fehler',
  errorThrownToParent: 'Fehler an aufrufenden Vorgang gemeldet',
  loopStarted: 'Wiederholung begonnen',
  loopInstanceCompleted: 'Durchgang abgeschlossen',
  compensationRegistered: 'Rückabwicklung vorgemerkt',
  compensationStarted: 'Rückabwicklung begonnen',
  compensationHandlerStarted: 'Schritt der Rückabwicklung begonnen',
  adHocSubProcessOpened: 'Freie Auswahl eröffnet',
  adHocSubProcessEnough: 'Freie Auswahl abgeschlossen',
  variableCreated: 'Angabe festgehalten',
  variableUpdated: 'Angabe geändert',
  jobCreated: 'Auftrag an Dienst erteilt',
  jobCompleted: 'Auftrag erledigt',
  jobFailed: 'Auftrag fehlgeschlagen',
  jobErrorThrown: 'Auftrag meldet Fehler',
  jobRetriesUpdated: 'Versuche neu gesetzt',
  jobCanceled: 'Auftrag zurückgezogen',
  timerScheduled: 'Frist gesetzt',
  timerTriggered: 'Frist abgelaufen',
  timerCanceled: 'Frist aufgehoben',
  messageSubscriptionOpened: 'Wartet auf Nachricht',
  messageCorrelated: 'Nachricht erhalten',
  messageSubscriptionClosed: 'Wartet nicht mehr auf Nachricht',
  signalSubscriptionOpened: 'Wartet auf Signal',
  signalCaught: 'Signal erhalten',
  signalSubscriptionClosed: 'Wartet nicht mehr auf Signal',
  signalThrown: 'Signal gesendet',
  escalationThrown: 'Eskalation gemeldet',
  conditionSubscriptionOpened: 'Wartet auf Bedingung',
  conditionFulfilled: 'Bedingung erfüllt',
  conditionLapsed: 'Bedingung nicht mehr erfüllt',
  conditionSubscriptionClosed: 'Wartet nicht mehr auf Bedingung',
  gatewayRoundBegan: 'Zusammenführung ausgelöst',
  gatewayRoundEnded: 'Zusammenführung abgeschlossen',
  userTaskCreated: 'Aufgabe entstanden',
  userTaskAssigned: 'Zuständigkeit geändert',
  userTaskUpdated: 'Aufgabe geändert',
  userTaskCompleted: 'Aufgabe erledigt',
  userTaskCanceled: 'Aufgabe zurückgezogen',
  incidentRaised: 'Störung eingetreten',
  incidentResolved: 'Störung behoben',
  decisionEvaluated: 'Entscheidungstabelle ausgewertet',
};

/** What happened, in German; an unknown kind keeps its name, so that nothing is hidden. */
export function eventText(kind: string): string {
  return words[kind] ?? kind;
}

const actors: Readonly<Record<string, string>> = {
  user: 'Person',
  client: 'Fachverfahren',
  citizen: 'Antragsteller/in',
  worker: 'Dienst',
  engine: 'System',
};

export function actorText(kind: string): string {
  return actors[kind] ?? kind;
}
