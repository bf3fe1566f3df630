import type { ReactNode, Ref } from 'react';

/** A native dialog in KERN markup. The caller opens it by `showModal()` of the ref: focus and Escape come with it. */
export function Dialog(props: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
  readonly footer: ReactNode;
  readonly ref?: Ref<HTMLDialogElement>;
  readonly onClose?: () => void;
}) {
  return (
    <dialog
      className="kern-dialog"
      id={props.id}
      ref={props.ref}
      aria-labelledby={`${props.id}-titel`}
      onClose={props.onClose}
    >
      <header className="kern-dialog__header">
        <h2 className="kern-title kern-title--large" id={`${props.id}-titel`}>
          {props.title}
        </h2>
      </header>
      <section className="kern-dialog__body">{props.children}</section>
      <footer className="kern-dialog__footer">{props.footer}</footer>
    </dialog>
  );
}
