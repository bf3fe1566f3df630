import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mayDo, useSession } from '../session/session.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { directoryProblem } from './directory-problem.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { AddMember } from './add-member.js';
import { assign, unassign, type Membership } from './directory-changes.js';
import { memberKinds, type ContainerKind } from './directory-kinds.js';
import { MemberList } from './member-list.js';
import { refreshDirectory } from './refresh-directory.js';

/** Who belongs to a group, role or tenant; members are added, and taken away with a way back. */
export function MemberLists({
  container,
  containerId,
}: {
  readonly container: ContainerKind;
  readonly containerId: string;
}) {
  const queries = useQueryClient();
  const mayChange = mayDo(useSession(), container, 'UPDATE');
  const [taken, setTaken] = useState<Membership | null>(null);
  const take = useMutation({
    mutationFn: unassign,
    onSuccess: (_answer, membership) => setTaken(membership),
    onSettled: () => refreshDirectory(queries),
  });
  const giveBack = useMutation({
    mutationFn: assign,
    onSuccess: () => setTaken(null),
    onSettled: () => refreshDirectory(queries),
  });
  return (
    <section className="section" aria-labelledby="members-heading">
      <h2 id="members-heading" className="kern-heading-small">
        Mitglieder
      </h2>
      {mayChange && <AddMember container={container} containerId={containerId} />}
      {taken && (
        <Alert kind="info" title={`„${taken.memberId}“ ist kein Mitglied mehr`} live="polite">
          <Button small busy={giveBack.isPending} onClick={() => giveBack.mutate(taken)}>
            Rückgängig
          </Button>
        </Alert>
      )}
      {(take.error ?? giveBack.error) !== null && (
        <ProblemMessage error={directoryProblem(take.error ?? giveBack.error)} />
      )}
      {memberKinds[container].map((member) => (
        <MemberList
          key={member}
          container={container}
          containerId={containerId}
          member={member}
          onTake={
            mayChange ? (memberId) => take.mutate({ container, containerId, member, memberId }) : undefined
          }
        />
      ))}
    </section>
  );
}
