import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { directoryProblem } from './directory-problem.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { SelectInput } from '../ui/select-input.js';
import { TextInput } from '../ui/text-input.js';
import { assign } from './directory-changes.js';
import { kindWords, memberKinds, type ContainerKind, type MemberKind } from './directory-kinds.js';
import { refreshDirectory } from './refresh-directory.js';

/** Adds a member by its name. */
export function AddMember({
  container,
  containerId,
}: {
  readonly container: ContainerKind;
  readonly containerId: string;
}) {
  const queries = useQueryClient();
  const [member, setMember] = useState<MemberKind>('USER');
  const [memberId, setMemberId] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const add = useMutation({
    mutationFn: assign,
    onSuccess: () => {
      setMemberId('');
      setIsChecked(false);
    },
    onSettled: () => refreshDirectory(queries),
  });
  const isMissing = memberId.trim() === '';
  return (
    <form
      noValidate
      aria-label="Mitglied hinzufügen"
      onSubmit={(event) => {
        event.preventDefault();
        setIsChecked(true);
        if (!isMissing) add.mutate({ container, containerId, member, memberId: memberId.trim() });
      }}
    >
      <div className="controls__fields">
        <SelectInput
          id="member-kind"
          label="Art"
          value={member}
          options={memberKinds[container].map((value) => ({ value, label: kindWords[value].one }))}
          onChange={setMember}
        />
        <TextInput
          id="member-id"
          label={member === 'USER' ? 'Benutzername' : 'Kennung'}
          value={memberId}
          onChange={setMemberId}
          autoComplete="off"
          error={isChecked && isMissing ? 'Geben Sie an, wer hinzukommt.' : undefined}
        />
      </div>
      <div className="form-actions">
        <Button type="submit" busy={add.isPending}>
          Mitglied hinzufügen
        </Button>
      </div>
      {add.isSuccess && <Alert kind="success" title="Das Mitglied ist hinzugefügt" live="polite" />}
      {add.error && <ProblemMessage error={directoryProblem(add.error)} />}
    </form>
  );
}
