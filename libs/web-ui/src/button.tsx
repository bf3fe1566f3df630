import type { ReactNode } from 'react';

export type ButtonVariant = 'primary' | 'secondary' | 'tertiary';

/** A button in KERN markup. Give it `name` and `value` where a form has several. */
export function Button(props: {
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  readonly type?: 'submit' | 'button';
  readonly name?: string;
  readonly value?: string;
  readonly disabled?: boolean;
  readonly onClick?: () => void;
}) {
  return (
    <button
      className={`kern-btn kern-btn--${props.variant ?? 'primary'}`}
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      <span className="kern-label">{props.children}</span>
    </button>
  );
}

/** A link that looks like a button, for the one next step of a page. */
export function ButtonLink(props: {
  readonly href: string;
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
}) {
  return (
    <a className={`kern-btn kern-btn--${props.variant ?? 'primary'}`} href={props.href}>
      <span className="kern-label">{props.children}</span>
    </a>
  );
}
