import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { CheckpointsController } from './checkpoints.controller.js';
import { AuditService } from './audit.service.js';

/** The history of cases for auditors. */
@Module({ controllers: [AuditController, CheckpointsController], providers: [AuditService] })
export class AuditModule {}
