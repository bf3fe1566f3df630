import type { ReactNode } from 'react';
import { Heading } from './headings.js';
import { Link } from './link.js';

/**
 * The part of Markdown that texts of a procedure use: headings (`##`, `###`), lists (`- `, `1. `), quotes (`> `),
 * paragraphs, **bold** and [links](https://…). Everything else, HTML too, is shown as the text that it is.
 */
export function Markdown(props: { readonly text: string; readonly lang?: string }) {
  const blocks = props.text.replace(/\r\n?/g, '\n').split(/\n{2,}/);
  return (
    <div className="vorgang-text" lang={props.lang}>
      {blocks
        .map((block) => block.trim())
        .filter(Boolean)
        .map((block, index) => (
          <Block key={index} text={block} />
        ))}
    </div>
  );
}

function Block({ text }: { readonly text: string }) {
  const lines = text.split('\n');
  const heading = lines.length === 1 ? /^(#{2,3}) (.+)$/.exec(text) : null;
  if (heading) return <Heading level={heading[1] === '##' ? 2 : 3}>{inline(heading[2]!)}</Heading>;
  if (lines.every((line) => line.startsWith('- '))) {
    return (
      <ul className="kern-list kern-list--bullet">
        {lines.map((line, index) => (
          <li key={index}>{inline(line.slice(2))}</li>
        ))}
      </ul>
    );
  }
  if (lines.every((line) => /^\d+\. /.test(line))) {
    return (
      <ol className="kern-list kern-list--number">
        {lines.map((line, index) => (
          <li key={index}>{inline(line.replace(/^\d+\. /, ''))}</li>
        ))}
      </ol>
    );
  }
  if (lines.every((line) => line.startsWith('>'))) {
    return (
      <blockquote className="vorgang-quote">
        {lines
          .map((line) => line.slice(1).trim())
          .filter(Boolean)
          .map((line, index) => (
            <p className="kern-body" key={index}>
              {inline(line)}
            </p>
          ))}
      </blockquote>
    );
  }
  return <p className="kern-body">{inline(lines.join(' '))}</p>;
}

const INLINE = /\*\*([^*]+)\*\*|\[([^\]]+)\]\((https:\/\/[^\s)]+|\/[^\s)]*|mailto:[^\s)]+)\)/g;

function inline(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(text.slice(end, match.index));
    parts.push(
      match[1] !== undefined ? (
        <strong key={match.index}>{match[1]}</strong>
      ) : (
        <Link key={match.index} href={match[3]!}>
          {match[2]}
        </Link>
      ),
    );
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}
