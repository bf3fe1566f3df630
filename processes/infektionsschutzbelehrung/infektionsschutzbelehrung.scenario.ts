import {
  assertThat,
  BusinessError,
  CoverageCollector,
  createTestEngine,
  type TestEngine,
  type TestInstance,
} from '@vorgang/testing';
import { afterAll, describe, expect, test } from 'vitest';

const procedure = 'infektionsschutzbelehrung';
const files = [
  'infektionsschutzbelehrung.bpmn',
  'gebuehr.dmn',
  'antrag.form',
  'pruefung.form',
  'zahlung.form',
].map((name) => new URL(`./${name}`, import.meta.url));
const coverage = new CoverageCollector();

const erwachsen = {
  taetigkeit: 'beruf',
  vorname: 'Erika',
  nachname: 'Mustermann',
  geburtsdatum: '1994-08-12',
  strasse: 'Musterstraße 1',
  plz: '23843',
  ort: 'Musterstadt',
  email: 'erika@example.org',
  ehrenamtskarte: false,
  beschwerden: 'nein',
  belehrt: true,
  datenschutz: true,
};

interface Scenario {
  readonly engine: TestEngine;
  readonly instance: TestInstance;
  /** Templates of the notices that were sent, in order. */
  readonly notices: readonly string[];
  readonly outcome: () => string | undefined;
}

/** Starts an application in an engine whose connectors all succeed, unless a scenario says otherwise. */
async function antrag(
  application: object = {},
  connectors: { readonly request?: () => object; readonly cancel?: () => object } = {},
): Promise<Scenario> {
  const notices: string[] = [];
  let outcome: string | undefined;
  let payments = 0;
  const engine = await createTestEngine({ resources: files, startAt: '2027-03-01T08:00', coverage });
  engine
    .worker('vorgang:payment-request', () => {
      connectors.request?.();
      payments += 1;
      return { payment: { paymentId: `payment-${payments}`, page: 'https://pay.example/1' } };
    })
    .worker('vorgang:payment-cancel', () => {
      connectors.cancel?.();
    })
    .worker('vorgang:notice', ({ headers }) => void notices.push(headers['template']!))
    .worker('vorgang:certificate', () => ({ certificate: { documentId: '1', verificationCode: 'ABCD' } }))
    .worker('vorgang:close-case', ({ headers }) => {
      outcome = headers['outcome'];
    });
  const instance = engine.start(procedure, {
    variables: {
      antrag: { ...erwachsen, ...application },
      fall: { caseId: '4711', aktenzeichen: 'IfSG-2027-000001' },
    },
  });
  return { engine, instance, notices, outcome: () => outcome };
}

function bezahlt(engine: TestEngine, paymentId = 'payment-1'): void {
  engine.publishMessage({ name: 'zahlung-eingegangen', correlationKey: paymentId });
}

describe('Klare Angaben', () => {
  test('eine Erwachsene zahlt 25 Euro und bekommt die Bescheinigung ohne Zutun des Amts', async () => {
    const { engine, instance, notices, outcome } = await antrag();
    assertThat(instance)
      .hasVariable('gebuehr', { betragCent: 2500, grund: 'Die Belehrung kostet 25 Euro.' })
      .waitsAt('zahlung-abwarten');
    bezahlt(engine);
    assertThat(instance)
      .hasPassed('gebuehr-bestimmen', 'zahlung-abwarten', 'bescheinigung-erstellen', 'ende-erteilt')
      .hasNotPassed('angaben-pruefen')
      .isCompleted();
    expect(notices).toEqual(['zahlung', 'bescheinigung']);
    expect(outcome()).toBe('GRANTED');
  });

  test.each([
    ['ein Schulpraktikum', { taetigkeit: 'schulpraktikum' }],
    ['die Ehrenamtskarte', { ehrenamtskarte: true, ehrenamtskartennummer: 'SH-123456' }],
  ])('%s ist frei: nichts zu bezahlen', async (_name, application) => {
    const { instance, notices } = await antrag(application);
    assertThat(instance).hasNotPassed('gebuehr-bezahlen').isCompleted();
    expect(notices).toEqual(['bescheinigung']);
  });

  test('eine Minderjährige mit Einwilligung braucht keine Prüfung', async () => {
    const { instance } = await antrag({
      geburtsdatum: '2011-03-02',
      sorgeberechtigt: { name: 'Max Mustermann', einwilligung: true },
    });
    assertThat(instance).hasNotPassed('angaben-pruefen').waitsAt('zahlung-abwarten');
  });

  test('eine Zahlung, die vor der Zahlungsaufforderung eintrifft, geht nicht verloren', async () => {
    const { engine, instance } = await antrag({ beschwerden: 'unsicher' });
    engine.publishMessage({ name: 'zahlung-eingegangen', correlationKey: 'payment-1', timeToLive: 'PT1H' });
    instance.completeUserTask('angaben-pruefen', { variables: { ergebnis: 'freigeben' } });
    assertThat(instance).isCompleted();
  });
});

describe('Unklare Angaben prüft das Gesundheitsamt', () => {
  test.each([
    ['Beschwerden', { beschwerden: 'ja', beschwerdenText: 'Durchfall' }, /Beschwerden/],
    ['unsicher, ob Beschwerden', { beschwerden: 'unsicher' }, /unsicher/],
    ['minderjährig ohne Einwilligung', { geburtsdatum: '2009-03-02' }, /Einwilligung/],
    ['unleserliche Ehrenamtskarte', { ehrenamtskarte: true, ehrenamtskartennummer: '12' }, /Ehrenamtskarte/],
  ])('%s', async (_name, application, reason) => {
    const { instance } = await antrag(application);
    assertThat(instance).waitsAt('angaben-pruefen');
    const { gruende } = instance.variables['auswertung'] as { gruende: readonly string[] };
    expect(gruende).toHaveLength(1);
    expect(gruende[0]).toMatch(reason);
  });

  test('am 18. Geburtstag ist keine Einwilligung mehr nötig', async () => {
    const { instance } = await antrag({ geburtsdatum: '2009-03-01' });
    assertThat(instance).hasNotPassed('angaben-pruefen').waitsAt('zahlung-abwarten');
  });

  test('freigegeben geht es weiter wie bei klaren Angaben', async () => {
    const { engine, instance, outcome } = await antrag({ beschwerden: 'unsicher' });
    instance.completeUserTask('angaben-pruefen', { variables: { ergebnis: 'freigeben' } });
    bezahlt(engine);
    assertThat(instance).hasPassed('angaben-pruefen', 'ende-erteilt').isCompleted();
    expect(outcome()).toBe('GRANTED');
  });

  test('eine unleserliche Karte, die das Amt anerkennt, macht die Belehrung frei', async () => {
    const { instance } = await antrag({ ehrenamtskarte: true, ehrenamtskartennummer: '12' });
    instance.completeUserTask('angaben-pruefen', { variables: { ergebnis: 'freigeben' } });
    assertThat(instance).hasNotPassed('gebuehr-bezahlen').isCompleted();
  });

  test('eine Karte, die nicht gilt, kostet die Gebühr', async () => {
    const { instance } = await antrag({ ehrenamtskarte: true, ehrenamtskartennummer: '12' });
    instance.completeUserTask('angaben-pruefen', { variables: { ergebnis: 'freigeben-mit-gebuehr' } });
    assertThat(instance).waitsAt('zahlung-abwarten');
  });

  test('abgelehnt endet es mit einer begründeten Mitteilung und ohne Gebühr', async () => {
    const { instance, notices, outcome } = await antrag({ beschwerden: 'ja' });
    instance.completeUserTask('angaben-pruefen', {
      variables: { ergebnis: 'ablehnen', begruendung: 'Bitte stellen Sie den Antrag, wenn Sie gesund sind.' },
    });
    assertThat(instance)
      .hasVariable('pruefung', {
        ergebnis: 'ablehnen',
        begruendung: 'Bitte stellen Sie den Antrag, wenn Sie gesund sind.',
      })
      .hasPassed('ablehnung-mitteilen', 'vorgang-ablehnen', 'ende-abgelehnt')
      .isCompleted();
    expect(notices).toEqual(['ablehnung']);
    expect(outcome()).toBe('REFUSED');
  });
});

describe('Offene Zahlungen', () => {
  test('nach 7 Tagen kommt eine Erinnerung, danach kann noch bezahlt werden', async () => {
    const { engine, instance, notices } = await antrag();
    engine.advance('P7D');
    assertThat(instance).hasPassed('an-zahlung-erinnern').waitsAt('zahlung-abwarten');
    bezahlt(engine);
    assertThat(instance).hasPassed('ende-erteilt').isCompleted();
    expect(notices).toEqual(['zahlung', 'zahlungserinnerung', 'bescheinigung']);
  });

  test('nach 14 Tagen wird storniert und geschlossen', async () => {
    const { engine, instance, notices, outcome } = await antrag();
    engine.advance('P14D');
    assertThat(instance)
      .hasPassed('an-zahlung-erinnern', 'zahlung-stornieren', 'ende-geschlossen')
      .hasNotPassed('bescheinigung-erstellen')
      .isCompleted();
    expect(notices).toEqual(['zahlung', 'zahlungserinnerung', 'geschlossen']);
    expect(outcome()).toBe('CLOSED');
  });

  test('kommt das Geld der Stornierung zuvor, wird die Bescheinigung erteilt', async () => {
    const { engine, instance, outcome } = await antrag(
      {},
      {
        cancel: () => {
          throw new BusinessError('PAYMENT_ALREADY_RECEIVED');
        },
      },
    );
    engine.advance('P14D');
    assertThat(instance).hasPassed('zahlung-schon-eingegangen', 'ende-erteilt').isCompleted();
    expect(outcome()).toBe('GRANTED');
  });

  test('lehnt der Zahlungsdienst ab, klärt es das Amt und versucht es erneut', async () => {
    let refusals = 1;
    const request = (): object => {
      if (refusals-- > 0) throw new BusinessError('PAYMENT_NOT_POSSIBLE');
      return {};
    };
    const { engine, instance } = await antrag({}, { request });
    assertThat(instance).waitsAt('zahlung-klaeren');
    instance.completeUserTask('zahlung-klaeren', { variables: { ergebnis: 'erneut' } });
    assertThat(instance).waitsAt('zahlung-abwarten');
    bezahlt(engine);
    assertThat(instance).hasPassed('zahlung-klaeren', 'ende-erteilt').isCompleted();
  });

  test('gibt das Amt die Zahlung auf, wird geschlossen', async () => {
    const request = (): object => {
      throw new BusinessError('PAYMENT_NOT_POSSIBLE');
    };
    const { instance, outcome } = await antrag({}, { request });
    instance.completeUserTask('zahlung-klaeren', { variables: { ergebnis: 'schliessen' } });
    assertThat(instance).hasPassed('zahlung-stornieren', 'ende-geschlossen').isCompleted();
    expect(outcome()).toBe('CLOSED');
  });

  test('ist der Zahlungsdienst gestört, wartet ein Vorfall, und danach geht es weiter', async () => {
    let failures = 3;
    const request = (): object => {
      if (failures-- > 0) throw new Error('The payment service answered with status 500.');
      return {};
    };
    const { engine, instance } = await antrag({}, { request });
    assertThat(instance).hasIncidentAt('zahlung-anlegen');
    instance.resolveIncidents();
    bezahlt(engine);
    assertThat(instance).hasPassed('ende-erteilt').isCompleted();
  });
});

afterAll(() => {
  const { flowNodes, sequenceFlows } = coverage.of(procedure);
  expect([...flowNodes.missing, ...sequenceFlows.missing]).toEqual([]);
});
