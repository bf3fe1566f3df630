import { Module } from '@nestjs/common';
import { InboxController } from './inbox.controller.js';
import { InboxService } from './inbox.service.js';
import { TaskDelegationController } from './task-delegation.controller.js';
import { TaskDelegationService } from './task-delegation.service.js';
import { TaskReader } from './task-reader.service.js';
import { TaskWorkService } from './task-work.service.js';

/** User tasks as staff works on them. */
@Module({
  controllers: [InboxController, TaskDelegationController],
  providers: [InboxService, TaskReader, TaskWorkService, TaskDelegationService],
})
export class InboxModule {}
