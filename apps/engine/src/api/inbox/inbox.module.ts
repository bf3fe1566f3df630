import { Module } from '@nestjs/common';
import { InboxController } from './inbox.controller.js';
import { InboxService } from './inbox.service.js';

/** User tasks as staff works on them. */
@Module({ controllers: [InboxController], providers: [InboxService] })
export class InboxModule {}
