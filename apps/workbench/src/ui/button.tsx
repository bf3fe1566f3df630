import type { ReactNode, Ref } from 'react';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly kind?: 'primary' | 'secondary' | 'tertiary';
  readonly type?: 'button' | 'submit';
  readonly small?: boolean;
  /** Name of a KERN icon, shown before the label. */
  readonly icon?: string;
  /** Shown while the action runs; the button then ignores presses and keeps the focus. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
  /** Spoken name where the label alone is not enough, such as “Übernehmen: Angaben prüfen”. */
  readonly label?: string;
  readonly expanded?: boolean;
  readonly pressed?: boolean;
  readonly keyShortcuts?: string;
}

/** A KERN button that stays focusable while it is busy. */
export function Button({
  children,
  onClick,
  kind = 'secondary',
  type = 'button',
  small = false,
  icon,
  busy = false,
  ref,
  label,
  expanded,
  pressed,
  keyShortcuts,
}: ButtonProps) {
  return (
    <button
      ref={ref}
      type={type}
      className={`kern-btn kern-btn--${kind}${small ? ' kern-btn--x-small' : ''}`}
      aria-label={label}
      aria-disabled={busy || undefined}
      aria-expanded={expanded}
      aria-pressed={pressed}
      aria-keyshortcuts={keyShortcuts}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {icon && <span className={`kern-icon kern-icon--${icon}`} aria-hidden="true" />}
      <span className="kern-label">{busy ? 'Bitte warten …' : children}</span>
    </button>
  );
}
