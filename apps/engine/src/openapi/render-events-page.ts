import type { AsyncApiDocument, AsyncApiMessage, JsonSchema } from './asyncapi-document.js';

/** The description of the events as a page without script and style. */
export function renderEventsPage({ info, channels, components }: AsyncApiDocument): string {
  const sections = Object.values(channels).map(({ address, title, description, messages }) => {
    const told = Object.keys(messages).map((id) => renderMessage(components.messages[id]!));
    const place = address === null ? '' : `<p><code>${escape(address)}</code></p>`;
    return `<section><h2>${escape(title)}</h2>${place}<p>${prose(description)}</p>${told.join('')}</section>`;
  });
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(info.title)}</title></head>
<body><main><h1>${escape(info.title)}</h1><p>${prose(info.description)}</p>
<p><a href="/api/asyncapi.json">AsyncAPI</a> · <a href="/api/docs">Interfaces</a></p>${sections.join('')}</main></body>
</html>
`;
}

function renderMessage({ name, summary, contentType, payload }: AsyncApiMessage): string {
  const rows = Object.entries(payload.properties ?? {}).map(
    ([field, schema]) =>
      `<tr><th scope="row"><code>${escape(field)}</code></th><td>${escape(typeOf(schema))}</td><td>${prose(schema.description ?? '')}</td></tr>`,
  );
  const table = rows.length === 0 ? '' : `<table><tbody>${rows.join('')}</tbody></table>`;
  const what = payload.description === undefined ? '' : `<p>${prose(payload.description)}</p>`;
  return `<h3>${escape(name)}</h3><p>${prose(summary)} <code>${escape(contentType)}</code></p>${what}${table}`;
}

function typeOf({ type, format, const: fixed }: JsonSchema): string {
  if (fixed !== undefined) return `"${fixed}"`;
  return [type, format].filter((part) => part !== undefined).join(', ');
}

/** Text in which what stands between backticks is code. */
function prose(text: string): string {
  return escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
