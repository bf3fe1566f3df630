import { Alert } from './alert.js';
import { useFocusOnArrival } from './use-focus-on-arrival.js';

/** Says what was done, and takes the focus: for acts after which the button that was pressed is gone. */
export function DoneMessage({ title }: { readonly title: string }) {
  const message = useFocusOnArrival<HTMLDivElement>();
  return (
    <div className="done-message" tabIndex={-1} ref={message}>
      <Alert kind="success" title={title} />
    </div>
  );
}
