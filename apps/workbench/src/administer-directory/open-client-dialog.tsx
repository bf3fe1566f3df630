import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextInput } from '../ui/text-input.js';
import { kindWords } from './directory-kinds.js';

/** Opens the page of a program by the name that the identity provider knows it by. */
export function OpenClientDialog({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const [id, setId] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const isMissing = id.trim() === '';
  return (
    <Dialog title={kindWords.CLIENT.newOne} isOpen onClose={onClose}>
      <form
        noValidate
        className="dialog__body"
        onSubmit={(event) => {
          event.preventDefault();
          setIsChecked(true);
          if (isMissing) return;
          void navigate({
            to: '/verwaltung/$kind/$id',
            params: { kind: kindWords.CLIENT.slug, id: id.trim() },
          });
        }}
      >
        <TextInput
          id="client-id"
          label="Client-ID"
          hint="So heißt das Programm beim Identitätsanbieter."
          value={id}
          onChange={setId}
          error={isChecked && isMissing ? 'Geben Sie die Client-ID an.' : undefined}
        />
        <div className="form-actions">
          <Button kind="primary" type="submit">
            Weiter zu den Berechtigungen
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
