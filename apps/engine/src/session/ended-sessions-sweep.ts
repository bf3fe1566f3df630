import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { defaultTenantId, type SessionService } from '@vorgang/identity';
import { describeDefect } from '@vorgang/orchestration';
import { SESSIONS } from '../platform/tokens.js';

const EVERY_MILLISECONDS = 10 * 60_000;

/** Deletes the sign-ins that are over, and with them what they keep of the person, ten minutes later at the latest. */
@Injectable()
export class EndedSessionsSweep implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Sessions');
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(SESSIONS) private readonly sessions: SessionService) {}

  onModuleInit(): void {
    // Several servers may sweep at once: deleting what is gone does nothing.
    this.timer = setInterval(() => void this.sweep(), EVERY_MILLISECONDS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    try {
      await this.sessions.removeOver(defaultTenantId);
    } catch (error) {
      this.logger.warn(
        `Sessions that are over could not be deleted; the next try follows in ten minutes. ${describeDefect(error)}`,
      );
    }
  }
}
