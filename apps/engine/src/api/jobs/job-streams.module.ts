import { Module } from '@nestjs/common';
import { JobStreamController } from './job-stream.controller.js';
import { JobStreams } from './job-streams.service.js';

/** Jobs for workers as they come. */
@Module({ controllers: [JobStreamController], providers: [JobStreams] })
export class JobStreamsModule {}
