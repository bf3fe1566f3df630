import { useState } from 'react';
import { Dialog } from '../ui/dialog.js';
import { activeShortcuts, areShortcutsOn, switchShortcuts } from './shortcuts.js';

/** Lists the keys that work on this page and lets people switch them off. */
export function KeyboardHelpDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const [on, setOn] = useState(areShortcutsOn);
  return (
    <Dialog title="Tastenkürzel" isOpen={isOpen} onClose={onClose}>
      <dl className="shortcut-list">
        {activeShortcuts().map((shortcut) => (
          <div key={shortcut.keys}>
            <dt>
              {shortcut.keys.split(' ').map((key, index) => (
                <span key={key}>
                  {index > 0 && ' dann '}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{shortcut.label}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Strg</kbd> + <kbd>Enter</kbd>
          </dt>
          <dd>Formular absenden</dd>
        </div>
      </dl>
      <div className="kern-form-check">
        <input
          id="shortcuts-on"
          type="checkbox"
          className="kern-form-check__checkbox"
          checked={on}
          onChange={(event) => {
            switchShortcuts(event.target.checked);
            setOn(event.target.checked);
          }}
        />
        <label className="kern-label" htmlFor="shortcuts-on">
          Kürzel mit einzelnen Tasten einschalten
        </label>
      </div>
    </Dialog>
  );
}
