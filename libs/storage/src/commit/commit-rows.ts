/** A row for one of the arguments of commit_steps_typed; its names are column names. */
export type CommitRow = Readonly<
  Record<string, string | number | boolean | null | undefined | readonly string[]>
>;

/** The arguments of commit_signals after the tenant, in their order. Most batches have none of them. */
export const signalArguments = [
  'signal_subscriptions',
  'changed_signal_subscriptions',
  'outbox_commands',
] as const;

/** The argument of commit_calls after the tenant. */
export const callArguments = ['called_instances'] as const;

/** The arguments of commit_migrations after the tenant, in their order. */
export const migrationArguments = [
  'migrated_instances',
  'migrated_elements',
  'migrated_timers',
  'migrated_subscriptions',
  'migrated_signal_subscriptions',
] as const;

/** The arguments of commit_parts after the tenant: what only large instances have. */
export const partArguments = ['parts', 'removed_parts'] as const;

/** The argument of commit_listeners after the tenant. */
export const listenerArguments = ['listener_jobs'] as const;

/** The argument of commit_job_priorities after the tenant. */
export const jobPriorityArguments = ['job_priorities'] as const;

/** The argument of commit_task_forms after the tenant. */
export const taskFormArguments = ['task_forms'] as const;

/** The argument of commit_task_delegations after the tenant. */
export const taskDelegationArguments = ['task_delegations'] as const;

/** The arguments of commit_suspensions after the tenant: keys of instances. */
export const suspensionArguments = ['suspended_instances', 'resumed_instances'] as const;

/** The argument of commit_deletions after the tenant: keys of instances. */
export const deletionArguments = ['deleted_instances'] as const;

/** The argument of expect_deployments after the tenant: the markers that the steps of a batch were made of. */
export const deploymentArguments = ['deployments_seen'] as const;

/** The arguments of commit_steps_typed after the tenant, in their order; those of `rowTypes` are typed, the others JSON. */
export const commitArguments = [
  'receipts',
  'instances',
  'outbox_done',
  'job_fences',
  'message_uses',
  'history_rows',
  'element_instances',
  'element_incidents',
  'variables',
  'jobs',
  'removed_timers',
  'timers',
  'subscriptions',
  'changed_subscriptions',
  'user_tasks',
  'changed_user_tasks',
  'incidents',
  'resolved_incidents',
  'decision_instances',
] as const;

export type CommitArgument =
  | (typeof commitArguments)[number]
  | (typeof deploymentArguments)[number]
  | (typeof signalArguments)[number]
  | (typeof callArguments)[number]
  | (typeof migrationArguments)[number]
  | (typeof partArguments)[number]
  | (typeof listenerArguments)[number]
  | (typeof jobPriorityArguments)[number]
  | (typeof taskFormArguments)[number]
  | (typeof taskDelegationArguments)[number]
  | (typeof suspensionArguments)[number]
  | (typeof deletionArguments)[number];

/** What a batch of steps writes, by argument. An argument without rows is absent. */
export type CommitRows = Partial<Record<CommitArgument, (CommitRow | string)[]>>;

export function addRow(rows: CommitRows, argument: CommitArgument, row: CommitRow | string): void {
  const list = rows[argument];
  if (list === undefined) rows[argument] = [row];
  else list.push(row);
}
