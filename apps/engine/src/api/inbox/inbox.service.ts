import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@vorgang/identity';
import type { TenantWork } from '@vorgang/storage';
import type { EngineClock } from '../../platform/engine-parts.js';
import { CLOCK, TENANT_WORK } from '../../platform/tokens.js';
import { countInboxTasks, findInboxTasks } from './find-inbox-tasks.js';
import { decodeInboxCursor, encodeInboxCursor } from './inbox-cursor.js';
import { inboxTaskView } from './inbox-task-view.js';
import type { InboxPage, SearchTasksRequest } from './search-tasks.dto.js';

const usualPageSize = 25;

/** The list of open tasks. */
@Injectable()
export class InboxService {
  constructor(
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    @Inject(CLOCK) private readonly clock: EngineClock,
  ) {}

  async search(principal: Principal, request: SearchTasksRequest): Promise<InboxPage> {
    const sort = request.sort ?? 'dueDate';
    const limit = request.limit ?? usualPageSize;
    const words = (request.text ?? '').split(/\s+/).filter((word) => word !== '');
    const after = request.after === undefined ? null : decodeInboxCursor(sort, request.after);
    return this.work.read(principal.tenantId, async (reader) => {
      // One row more than asked for tells whether another page follows.
      const query = { scope: request.scope, sort, words, after, limit: limit + 1 };
      const [found, { matching, ...counts }] = await Promise.all([
        findInboxTasks(reader, principal, query),
        countInboxTasks(reader, principal, query),
      ]);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const hasMore = found.length > limit && last !== undefined;
      return {
        items: shown.map((row) => inboxTaskView(row, this.clock.now())),
        totalItems: matching,
        endCursor: hasMore
          ? encodeInboxCursor(sort, { value: last.sort_value, userTaskKey: last.user_task_key })
          : null,
        counts,
      };
    });
  }

  /** What to do next: the most urgent of one's own, else of the groups; null when nothing waits. */
  async nextTask(principal: Principal): Promise<string | null> {
    return this.work.read(principal.tenantId, async (reader) => {
      const first = async (scope: 'mine' | 'groups'): Promise<string | null> => {
        const query = { scope, sort: 'dueDate' as const, words: [], after: null, limit: 1 };
        return (await findInboxTasks(reader, principal, query))[0]?.user_task_key ?? null;
      };
      const [own, ofGroups] = await Promise.all([first('mine'), first('groups')]);
      return own ?? ofGroups;
    });
  }
}
