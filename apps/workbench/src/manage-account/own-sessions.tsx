import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../api/problem.js';
import { Button } from '../ui/button.js';
import { formatMoment } from '../ui/format.js';
import { ListTable } from '../ui/list-table.js';
import { PasswordInput } from '../ui/password-input.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { endOwnSessions, ownSessionsQuery, type OwnSession } from './account-queries.js';
import { refusedPassword } from './password-words.js';

/** Where the person is signed in, and the end of what is not theirs any more. */
export function OwnSessions({
  sessions,
  hasPassword,
}: {
  readonly sessions: readonly OwnSession[];
  /** Whether they signed in with a password of this installation. */
  readonly hasPassword: boolean;
}) {
  const queries = useQueryClient();
  const [currentPassword, setCurrentPassword] = useState('');
  const end = useMutation({
    mutationFn: (sessionId: string | undefined) =>
      endOwnSessions({
        ...(sessionId === undefined ? {} : { sessionId }),
        ...(currentPassword === '' ? {} : { currentPassword }),
      }),
    onSuccess: () => {
      setCurrentPassword('');
      return queries.invalidateQueries(ownSessionsQuery);
    },
  });
  const others = sessions.filter(({ isThis }) => !isThis);
  return (
    <section aria-labelledby="own-sessions">
      <h2 className="kern-heading-small" id="own-sessions">
        Meine Anmeldungen
      </h2>
      <ListTable
        labelledBy="own-sessions"
        columns={['Angemeldet', 'Zuletzt benutzt', 'Art', { kind: 'hidden', heading: 'Beenden' }]}
      >
        {sessions.map((session) => (
          <tr className="kern-table__row" key={session.id}>
            <td className="kern-table__cell" data-label="Angemeldet">
              {formatMoment(session.openedAt)}
            </td>
            <td className="kern-table__cell" data-label="Zuletzt benutzt">
              {formatMoment(session.lastSeenAt)}
            </td>
            <td className="kern-table__cell" data-label="Art">
              {session.issuer === null ? 'Passwort' : 'Identitätsanbieter'}
            </td>
            <td className="kern-table__cell">
              {session.isThis ? (
                'Diese Anmeldung'
              ) : (
                <Button
                  small
                  label={`Beenden: angemeldet ${formatMoment(session.openedAt)}`}
                  onClick={() => end.mutate(session.id)}
                >
                  Beenden
                </Button>
              )}
            </td>
          </tr>
        ))}
      </ListTable>
      {others.length > 0 && (
        <form
          noValidate
          className="account-form"
          onSubmit={(event) => {
            event.preventDefault();
            end.mutate(undefined);
          }}
        >
          {hasPassword && (
            <PasswordInput
              id="sessions-password"
              label="Passwort zur Bestätigung"
              hint="Nötig, wenn Sie sich vor mehr als fünf Minuten angemeldet haben."
              autoComplete="current-password"
              value={currentPassword}
              onChange={(value) => {
                end.reset();
                setCurrentPassword(value);
              }}
              error={refusedPassword(end.error)?.text}
            />
          )}
          {end.error && !refusedPassword(end.error) && (
            <ProblemMessage error={endProblem(end.error, hasPassword)} />
          )}
          <div className="form-actions">
            <Button type="submit" busy={end.isPending}>
              Alle anderen Anmeldungen beenden
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

/** What is to do where a sign-in is too old to prove that it is still the same person. */
function endProblem(error: unknown, hasPassword: boolean): unknown {
  if (!(error instanceof ApiProblem) || !String(error.details['type']).endsWith('sign-in-again'))
    return error;
  const text = hasPassword
    ? 'Geben Sie Ihr Passwort zur Bestätigung ein.'
    : 'Melden Sie sich ab und neu an. Danach haben Sie fünf Minuten Zeit.';
  return new ApiProblem(error.status, 'Bitte weisen Sie sich noch einmal aus', text, error.details);
}
