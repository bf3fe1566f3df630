import { Module } from '@nestjs/common';

/** The interface of our own applications under `/api`: one module per topic. */
@Module({ imports: [] })
export class ApiModule {}
