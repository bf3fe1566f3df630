import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequireUserTaskPermission, type Principal } from '@vorgang/identity';
import { auditLogSearch, fieldIn, type SearchPage } from '@vorgang/storage';
import { KeyPipe } from '../requests/key.pipe.js';
import { SearchOf } from '../search/describe-search.js';
import { TaskAccess } from '../user-tasks/task-access.js';
import { AuditLogs, type AuditLogEntry } from './audit-logs.service.js';

/** Who did what with a user task; for everyone who may see the task. */
@ApiTags('User tasks')
@RequireUserTaskPermission('READ')
@Controller('v2/user-tasks/:userTaskKey/audit-logs')
export class UserTaskAuditLogsController {
  constructor(
    private readonly auditLogs: AuditLogs,
    private readonly access: TaskAccess,
  ) {}

  @Post('search')
  @SearchOf(auditLogSearch)
  @ApiOperation({ operationId: 'searchUserTaskAuditLogs', summary: 'Finds what people did with a task' })
  async search(
    @CurrentPrincipal() principal: Principal,
    @Param('userTaskKey', KeyPipe) key: string,
    @Body() body: unknown,
  ): Promise<SearchPage<AuditLogEntry>> {
    const task = await this.access.find(principal, key);
    return this.auditLogs.search(principal, body, [
      fieldIn('processInstanceKey', [task.processInstanceKey]),
      fieldIn('userTaskKey', [key]),
    ]);
  }
}
