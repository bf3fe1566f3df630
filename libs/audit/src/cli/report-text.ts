import type { Fault, FaultCode } from '../verify/fault.js';
import type { AuditReport } from '../verify/verify-audit.js';

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
  state: 'Der gespeicherte Stand ist nicht der, zu dem die Historie führt.',
};

/** The report as the auditor reads it. */
export function reportText(report: AuditReport, subject: string): string {
  const expired =
    report.expired === 0 ? '' : ` (${report.expired} Vorgänge nach Ablauf ihrer Aufbewahrung gelöscht)`;
  const counted = `${report.cases} Vorgänge, ${report.steps} Schritte${expired}`;
  if (report.faults.length === 0) return `Prüfung bestanden: ${subject}. ${counted}, alles unverändert.`;
  const lines = report.faults.slice(0, listed).map(faultText);
  const more = report.faults.length - lines.length;
  return [
    `PRÜFUNG NICHT BESTANDEN: ${subject}. ${counted}, davon ${report.faults.length} Vorgänge mit Fehlern.`,
    ...lines,
    ...(more > 0 ? [`… und ${more} weitere Vorgänge.`] : []),
  ].join('\n');
}

function faultText(fault: Fault): string {
  const place = fault.sequence === null ? 'Stand des Vorgangs' : `Schritt ${fault.sequence}`;
  const column = fault.column === undefined ? '' : ` Feld: ${fault.column}.`;
  return (
    `- Mandant ${fault.tenantId}, Vorgang ${fault.processInstanceKey}, ${place}: ` +
    `${explanations[fault.code]}${column} [${fault.code}]`
  );
}
