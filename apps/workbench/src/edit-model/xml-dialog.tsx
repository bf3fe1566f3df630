import { Dialog } from '../ui/dialog.js';

/** The model as the file that would be deployed. */
export function XmlDialog({
  xml,
  resourceName,
  onClose,
}: {
  readonly xml: string | null;
  readonly resourceName: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={resourceName} isOpen={xml !== null} onClose={onClose}>
      <pre className="xml-source" tabIndex={0} aria-label="Quelltext des Modells">
        {xml}
      </pre>
    </Dialog>
  );
}
