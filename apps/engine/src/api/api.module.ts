import { Module } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { CasesModule } from './cases/cases.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { ModelsModule } from './models/models.module.js';
import { OperationsModule } from './operations/operations.module.js';

/** The interface of our own applications under `/api`: one module per topic. */
@Module({ imports: [AuditModule, CasesModule, InboxModule, ModelsModule, OperationsModule] })
export class ApiModule {}
