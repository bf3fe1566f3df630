import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { CaseSessions, Drafts, removeOldAttempts, saltOldAccessCodes } from '@vorgang/casework';
import { PORTAL_OPTIONS, type PortalOptions } from '../portal-options.js';

const EVERY_MILLISECONDS = 60 * 60 * 1000;

/**
 * Keeps the promise of the privacy page: drafts go after 30 days, failed attempts after their quarter of an
 * hour, and with them the sessions that are over. Access codes that are kept without a salt get one.
 */
@Injectable()
export class ExpiredDataSweep implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Portal');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(PORTAL_OPTIONS) private readonly options: PortalOptions,
    private readonly drafts: Drafts,
    private readonly caseSessions: CaseSessions,
  ) {}

  onModuleInit(): void {
    // Several servers may sweep at once: deleting what is gone does nothing.
    this.timer = setInterval(() => void this.sweepSafely(), EVERY_MILLISECONDS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Deletes what is over and answers how many drafts went. */
  async sweep(): Promise<number> {
    const { tenantId, work } = this.options;
    const now = new Date(this.options.now());
    await removeOldAttempts(work, tenantId, now);
    await this.caseSessions.removeOld(tenantId, now);
    const removed = await this.drafts.removeExpired(tenantId, now);
    await saltOldAccessCodes(work, tenantId);
    return removed;
  }

  private async sweepSafely(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.logger.warn(
        `Expired drafts, or access codes without a salt, could not be cleared away; the next try follows in an hour. ${String(error)}`,
      );
    }
  }
}
