import type { UserTaskChange } from '../changes/change.js';
import { addOwnWait, removeWait } from './apply-wait-change.js';
import type { UserTaskAttributes, Wait } from './execution-state.js';
import { requireInstance } from './require-instance.js';
import type { StateDraft } from './state-draft.js';

type UserTaskWait = Extract<Wait, { readonly kind: 'userTask' }>;

export function applyUserTaskChange(draft: StateDraft, change: UserTaskChange): void {
  switch (change.kind) {
    case 'userTaskCreated':
      return addOwnWait(
        draft,
        requireInstance(draft, change.elementInstanceKey),
        withAttributes(
          {
            kind: 'userTask',
            userTaskKey: change.userTaskKey,
            ...(change.hasListeners && change.formKey !== undefined && { formKey: change.formKey }),
          },
          change,
          change.hasListeners,
        ),
      );
    case 'userTaskAssigned':
      return changeTask(draft, change, (task) => withAttributes(task, { assignee: change.assignee }));
    case 'userTaskDelegationChanged': {
      const { owner, state } = change;
      return changeTask(draft, change, (task) => ({ ...task, delegation: { owner, state } }));
    }
    case 'userTaskUpdated':
      return changeTask(draft, change, (task) => withAttributes(task, change.attributes));
    case 'userTaskTransitionStarted': {
      const { kind: _kind, userTaskKey: _task, elementInstanceKey: _element, ...transition } = change;
      return changeTask(draft, change, (task) => ({ ...task, transition }));
    }
    case 'userTaskCorrected':
      return changeTask(draft, change, ({ transition, ...task }) =>
        transition === undefined
          ? task
          : {
              ...task,
              transition: { ...transition, attributes: { ...transition.attributes, ...change.attributes } },
            },
      );
    case 'userTaskTransitionEnded':
      return changeTask(draft, change, ({ transition, ...task }) =>
        change.outcome === 'told' && transition !== undefined
          ? { ...task, transition: { ...transition, told: true } }
          : task,
      );
    case 'userTaskCompleted':
    case 'userTaskCanceled':
      return removeWait(draft, requireInstance(draft, change.elementInstanceKey), (wait) =>
        isTask(wait, change),
      );
  }
}

function changeTask(
  draft: StateDraft,
  change: Pick<UserTaskChange, 'userTaskKey' | 'elementInstanceKey'>,
  edit: (task: UserTaskWait) => UserTaskWait,
): void {
  const instance = requireInstance(draft, change.elementInstanceKey);
  const waits = instance.waits.map((wait) =>
    wait.kind === 'userTask' && isTask(wait, change) ? edit(wait) : wait,
  );
  draft.putInstance({ ...instance, waits });
}

function isTask(wait: Wait, { userTaskKey }: Pick<UserTaskChange, 'userTaskKey'>): boolean {
  return wait.kind === 'userTask' && wait.userTaskKey === userTaskKey;
}

/** Groups, dates and priority are for people to see: they are kept only where listeners are told of them. */
function withAttributes(
  { assignee: held, ...task }: UserTaskWait,
  changed: Partial<UserTaskAttributes>,
  keep: boolean = task.attributes !== undefined,
): UserTaskWait {
  const assignee = changed.assignee === undefined ? held : (changed.assignee ?? undefined);
  return {
    ...task,
    ...(assignee === undefined ? {} : { assignee }),
    ...(keep ? { attributes: pickAttributes({ ...NO_ATTRIBUTES, ...task.attributes }, changed) } : {}),
  };
}

const NO_ATTRIBUTES: UserTaskAttributes = {
  assignee: null,
  candidateUsers: [],
  candidateGroups: [],
  dueDate: null,
  followUpDate: null,
  priority: 50,
};

function pickAttributes(
  before: UserTaskAttributes,
  changed: Partial<UserTaskAttributes>,
): UserTaskAttributes {
  return {
    assignee: changed.assignee === undefined ? before.assignee : changed.assignee,
    candidateUsers: changed.candidateUsers ?? before.candidateUsers,
    candidateGroups: changed.candidateGroups ?? before.candidateGroups,
    dueDate: changed.dueDate === undefined ? before.dueDate : changed.dueDate,
    followUpDate: changed.followUpDate === undefined ? before.followUpDate : changed.followUpDate,
    priority: changed.priority ?? before.priority,
  };
}
