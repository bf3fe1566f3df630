const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f4f5;padding:1rem}li{margin:.5rem 0}`;

/** A plain page of a simulator; the content is HTML. */
export function htmlPage(title: string, content: string): string {
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${htmlText(title)}</title><style>${style}</style></head><body><h1>${htmlText(title)}</h1>${content}</body></html>`;
}

/** Text inside a page. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
