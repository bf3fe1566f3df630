import type { ReactNode } from 'react';

const SIZE = {
  1: 'kern-heading-x-large',
  2: 'kern-heading-medium',
  3: 'kern-heading-small',
} as const;

/** A heading in KERN sizes. A page has exactly one of level 1. */
export function Heading(props: {
  readonly level: 1 | 2 | 3;
  readonly id?: string;
  /** Lets scripts and fragment links move the focus here. */
  readonly focusable?: boolean;
  /** A question of a form: as large as the legends and labels that are headings there. */
  readonly isQuestion?: boolean;
  readonly children: ReactNode;
}) {
  const attributes = {
    className: props.isQuestion ? 'kern-heading-large' : SIZE[props.level],
    id: props.id,
    tabIndex: props.focusable ? -1 : undefined,
  };
  if (props.level === 1) return <h1 {...attributes}>{props.children}</h1>;
  if (props.level === 2) return <h2 {...attributes}>{props.children}</h2>;
  return <h3 {...attributes}>{props.children}</h3>;
}

/** A paragraph of running text. */
export function Paragraph(props: { readonly children: ReactNode; readonly muted?: boolean }) {
  return <p className={props.muted ? 'kern-body kern-body--muted' : 'kern-body'}>{props.children}</p>;
}
