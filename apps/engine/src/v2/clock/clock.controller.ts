import { Body, Controller, Inject, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '@vorgang/identity';
import { HttpProblem } from '../../http/problem.js';
import { NoContent } from '../requests/described.js';
import { WholeField } from '../requests/fields.js';
import { TEST_CLOCK, type TestClock } from '../../platform/test-clock.js';

/** The moment at which time stands still. */
export class PinClockRequest {
  // JavaScript's greatest moment is in the year 275760; PostgreSQL's is later.
  @WholeField({
    required: true,
    least: 0,
    most: 253_402_300_799_999,
    description: 'Milliseconds since 1970 UTC.',
  })
  readonly timestamp!: number;
}

/** Setting the engine's clock, on test systems only. */
@ApiTags('Clock')
@RequirePermission('SYSTEM', 'UPDATE')
@Controller('v2/clock')
export class ClockController {
  constructor(@Inject(TEST_CLOCK) private readonly clock: TestClock | null) {}

  @Put()
  @NoContent()
  @ApiOperation({ operationId: 'pinClock', summary: 'Stops time at a moment (test systems only)' })
  pin(@Body() { timestamp }: PinClockRequest): void {
    this.testClock().pin(timestamp);
  }

  @Post('reset')
  @NoContent()
  @ApiOperation({ operationId: 'resetClock', summary: 'Lets time go on as it does (test systems only)' })
  reset(): void {
    this.testClock().reset();
  }

  private testClock(): TestClock {
    if (this.clock) return this.clock;
    throw new HttpProblem(
      403,
      'not-a-test-system',
      'The clock can be set on test systems only (VORGANG_TEST_CLOCK=1).',
    );
  }
}
