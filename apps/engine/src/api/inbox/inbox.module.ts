import { Module } from '@nestjs/common';
import { InboxController } from './inbox.controller.js';
import { InboxService } from './inbox.service.js';
import { TaskReader } from './task-reader.service.js';
import { TaskWorkService } from './task-work.service.js';

/** User tasks as staff works on them. */
@Module({ controllers: [InboxController], providers: [InboxService, TaskReader, TaskWorkService] })
export class InboxModule {}
