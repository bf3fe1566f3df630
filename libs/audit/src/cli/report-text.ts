import type { AuditTrust, CheckpointFault, CheckpointFaultCode } from '../checkpoints/verify-tree.js';
import type { VerifierKey } from '../checkpoints/signing-key.js';
import type { Fault, FaultCode } from '../verify/fault.js';
import type { LogFault, LogFaultCode } from '../verify/log-fault.js';
import { faultsOf, type AuditReport } from '../verify/verify-audit.js';

/** Faults that are listed one by one; more only count. */
const listed = 50;

const explanations: Readonly<Record<FaultCode, string>> = {
  sequence: 'Die Nummerierung hat eine Lücke oder eine Nummer kommt doppelt vor.',
  format: 'Das Format des Eintrags ist unbekannt.',
  owner: 'Der Eintrag gehört nicht zu diesem Vorgang.',
  hash: 'Der Eintrag wurde verändert oder sein Vorgänger ausgetauscht.',
  commitment: 'Die personenbezogenen Angaben des Eintrags wurden verändert.',
  personalPartMissing: 'Die personenbezogenen Angaben fehlen, ohne dass eine Löschung verzeichnet ist.',
  payload: 'Der Eintrag ist nicht lesbar.',
  replay: 'Der Eintrag widerspricht den Schritten davor.',
  historyMissing: 'Der Vorgang hat keine Historie.',
  instanceMissing: 'Es gibt eine Historie, aber der Vorgang selbst fehlt.',
  tail: 'Am Ende der Historie fehlen Einträge, oder es wurden welche angefügt.',
  checkpoint: 'Der Eintrag ist ein anderer als der, über den ein Prüfpunkt geschrieben wurde.',
  state: 'Der gespeicherte Stand ist nicht der, zu dem die Historie führt.',
};

const logExplanations: Readonly<Record<LogFaultCode, string>> = {
  sequence: explanations.sequence,
  format: explanations.format,
  owner: 'Der Eintrag gehört nicht hierher.',
  hash: explanations.hash,
  tail: 'Am Ende fehlen Einträge, über die ein Prüfpunkt geschrieben wurde.',
  checkpoint: explanations.checkpoint,
};

const checkpointExplanations: Readonly<Record<CheckpointFaultCode, string>> = {
  unreadable: 'Der Prüfpunkt ist nicht lesbar oder gehört nicht hierher.',
  signature: 'Die Unterschrift stammt von keinem der angegebenen Schlüssel.',
  retiredKey: 'Die Unterschrift stammt von einem Schlüssel, den ein anderer schon abgelöst hatte.',
  leafMissing: 'Es fehlen Einträge, über die der Prüfpunkt geschrieben wurde.',
  root: 'Die Einträge sind andere als die unterschriebenen.',
  checkpointMissing: 'Zu den letzten Einträgen fehlt der Prüfpunkt.',
  keptElsewhere: 'Der anderswo aufbewahrte Prüfpunkt passt nicht zu den Einträgen.',
};

/** The report as the auditor reads it. */
export function reportText(report: AuditReport, subject: string, trust: AuditTrust = {}): string {
  const expired =
    report.expired === 0 ? '' : ` (${casesOf(report.expired)} nach Ablauf ihrer Aufbewahrung gelöscht)`;
  const steps = countOf(report.steps, 'Schritt', 'Schritte');
  const entries = entriesOf(report.entries);
  const counted = `${casesOf(report.cases)}, ${steps}, ${entries} im Protokoll, ${checkpointsOf(report.checkpoints)}${expired}`;
  if (faultsOf(report).length === 0) {
    return `Prüfung bestanden: ${subject}. ${counted}, alles unverändert.${trustText(report, trust)}`;
  }
  const lines = [
    ...report.faults.map(faultText),
    ...report.logFaults.map(logText),
    ...report.checkpointFaults.map(checkpointText),
  ];
  const damaged = report.logFaults.length === 0 ? '' : `, ${entriesOf(report.logFaults.length)} im Protokoll`;
  const more = lines.length - listed;
  return [
    `PRÜFUNG NICHT BESTANDEN: ${subject}. ${counted}, davon ${casesOf(report.faults.length)}${damaged} und ${checkpointsOf(report.checkpointFaults.length)} mit Fehlern.`,
    ...lines.slice(0, listed),
    ...(more > 0 ? [`… und ${more} weitere.`] : []),
  ].join('\n');
}

/** What the auditor did not bring along is not proved: that must not look as if it were. */
function trustText({ checkpoints }: AuditReport, { keys, kept }: AuditTrust): string {
  if (checkpoints === 0) return '\nEs gibt keine Prüfpunkte: Ganz gelöschte Vorgänge fallen so nicht auf.';
  if (keys === undefined) return '\nDie Unterschriften der Prüfpunkte wurden nicht geprüft (--key).';
  const signed = `\nAlle Prüfpunkte sind von ${signersOf(keys)} unterschrieben`;
  if (kept === undefined) return `${signed}.`;
  return `${signed}; ${countOf(kept.length, 'anderswo aufbewahrter passt', 'anderswo aufbewahrte passen')} dazu.`;
}

function signersOf(keys: readonly VerifierKey[]): string {
  const names = [...new Set(keys.map(({ name }) => name))].join(', ');
  return keys.length === 1 ? names : `${names} (${keys.length} Schlüssel nacheinander)`;
}

function faultText(fault: Fault): string {
  const place = fault.sequence === null ? 'Stand des Vorgangs' : `Schritt ${fault.sequence}`;
  const column = fault.column === undefined ? '' : ` Feld: ${fault.column}.`;
  return (
    `- Mandant ${fault.tenantId}, Vorgang ${fault.processInstanceKey}, ${place}: ` +
    `${explanations[fault.code]}${column} [${fault.code}]`
  );
}

function logText({ tenantId, chainKey, sequence, code }: LogFault): string {
  const place = chainKey === '0' ? `Eintrag ${sequence}` : `Auswertung ${chainKey.slice(1)}`;
  return `- Mandant ${tenantId}, Protokoll, ${place}: ${logExplanations[code]} [${code}]`;
}

function checkpointText({ tenantId, treeSize, code }: CheckpointFault): string {
  return `- Mandant ${tenantId}, Prüfpunkt über ${entriesOf(Number(treeSize))}: ${checkpointExplanations[code]} [${code}]`;
}

function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function casesOf(count: number): string {
  return countOf(count, 'Vorgang', 'Vorgänge');
}

function entriesOf(count: number): string {
  return countOf(count, 'Eintrag', 'Einträge');
}

function checkpointsOf(count: number): string {
  return countOf(count, 'Prüfpunkt', 'Prüfpunkte');
}
