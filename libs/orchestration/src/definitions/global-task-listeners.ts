import type { ExecutableProcess } from '@vorgang/bpmn';
import type { GlobalTaskListener } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';
import type { CompiledDefinition } from './compiled-definition.js';
import { LatestAnswer } from './latest-answer.js';

const NONE: readonly GlobalTaskListener[] = [];

/**
 * The task listeners of all processes, as they stand before a step. A change holds with the next event on every node;
 * only steps of processes with user tasks ask, together with those that wait at the same time.
 */
export class GlobalTaskListeners {
  private readonly answers: LatestAnswer<readonly GlobalTaskListener[]>;
  private readonly withUserTasks = new WeakMap<ExecutableProcess, boolean>();

  constructor(private readonly database: Queryable) {
    this.answers = new LatestAnswer(() => this.select());
  }

  /** In the order in which they are asked. */
  of({ process }: CompiledDefinition): Promise<readonly GlobalTaskListener[]> {
    return this.hasUserTasks(process) ? this.answers.current('') : Promise.resolve(NONE);
  }

  private hasUserTasks(process: ExecutableProcess): boolean {
    let known = this.withUserTasks.get(process);
    if (known === undefined) {
      known = [...process.nodes.values()].some(({ kind, ...node }) => {
        return kind === 'task' && 'work' in node && node.work.kind === 'userTask';
      });
      this.withUserTasks.set(process, known);
    }
    return known;
  }

  private async select(): Promise<readonly GlobalTaskListener[]> {
    const answer = await this.database.query<Row>({
      name: 'global-task-listeners',
      text: `select type, event_types, retries, after_non_global from global_task_listener
             order by priority desc, listener_id collate "C"`,
    });
    if (answer.rows.length === 0) return NONE;
    return answer.rows.map((row) => ({
      type: row.type,
      eventTypes: row.event_types,
      retries: row.retries,
      afterNonGlobal: row.after_non_global,
    }));
  }
}

interface Row {
  readonly type: string;
  readonly event_types: GlobalTaskListener['eventTypes'];
  readonly retries: number;
  readonly after_non_global: boolean;
}
