import { Module } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { BatchOperationsModule } from './batch-operations/batch-operations.module.js';
import { CasesModule } from './cases/cases.module.js';
import { InboundWebhooksModule } from './inbound-webhooks/inbound-webhooks.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { JobStreamsModule } from './jobs/job-streams.module.js';
import { ModelsModule } from './models/models.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** The interface of our own applications under `/api`: one module per topic. */
@Module({
  imports: [
    InboxModule,
    CasesModule,
    ModelsModule,
    AuditModule,
    OperationsModule,
    BatchOperationsModule,
    PaymentsModule,
    WebhooksModule,
    InboundWebhooksModule,
    JobStreamsModule,
  ],
})
export class ApiModule {}
