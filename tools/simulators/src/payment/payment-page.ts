import type { Transaction } from './transaction.js';

const style = `body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
.note{border-left:.5rem solid #b45309;background:#fff7ed;padding:.75rem 1rem}
button{font:inherit;min-height:2.75rem;padding:.5rem 1.25rem;border:2px solid #171a2b;border-radius:.25rem;cursor:pointer}
.pay{background:#171a2b;color:#fff}
button:focus-visible,a:focus-visible{outline:4px solid #f59e0b;outline-offset:2px}
dt{font-weight:600}dd{margin:0 0 .75rem}form{display:inline-block;margin:.5rem .75rem .5rem 0}`;

/** The page on which a citizen pays; plain HTML without scripts. */
export function paymentPage(transaction: Transaction): string {
  return page(
    'Bezahlen',
    `<p class="note"><strong>Das ist eine Vorführung.</strong> Hier fließt kein Geld.</p>
<h1>Bezahlen</h1>
<dl><dt>Betrag</dt><dd>${euro(transaction.amountCents)}</dd>
<dt>Wofür</dt><dd>${escape(transaction.purpose)}</dd></dl>
${transaction.state === 'OPEN' ? actions(transaction) : closed(transaction)}`,
  );
}

export function overviewPage(transactions: readonly Transaction[]): string {
  const rows = transactions
    .map(
      (transaction) =>
        `<li><a href="/pay/${transaction.transactionId}">${escape(transaction.purpose)}</a>: ` +
        `${euro(transaction.amountCents)}, ${stateText(transaction)}</li>`,
    )
    .join('');
  return page(
    'Zahlungen',
    `<p class="note"><strong>Das ist eine Vorführung.</strong> Hier fließt kein Geld.</p>
<h1>Zahlungen</h1>${rows === '' ? '<p>Es gibt noch keine Zahlung.</p>' : `<ul>${rows}</ul>`}`,
  );
}

export function missingPage(): string {
  return page('Nicht gefunden', '<h1>Diese Zahlung gibt es nicht</h1><p>Bitte prüfen Sie die Adresse.</p>');
}

function actions(transaction: Transaction): string {
  return `<form method="post" action="/pay/${transaction.transactionId}/confirm"><button class="pay">Jetzt bezahlen</button></form>
<form method="post" action="/pay/${transaction.transactionId}/back"><button>Später bezahlen</button></form>`;
}

function closed(transaction: Transaction): string {
  return `<p>Diese Zahlung ist ${stateText(transaction)}.</p><p><a href="${escape(transaction.returnUrl)}">Zurück zum Antrag</a></p>`;
}

function stateText(transaction: Transaction): string {
  switch (transaction.state) {
    case 'OPEN':
      return 'offen';
    case 'PAID':
      return 'bezahlt';
    case 'CANCELED':
      return 'storniert';
  }
}

function euro(cents: number): string {
  return new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

function page(title: string, content: string): string {
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escape(title)} – Zahlungsdienst (Vorführung)</title><style>${style}</style></head><body><main>${content}</main></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
