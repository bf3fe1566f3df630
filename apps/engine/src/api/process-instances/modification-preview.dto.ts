import { ApiProperty } from '@nestjs/swagger';

/** What would stop an element that a modification activates. */
export class PreviewedIncident {
  @ApiProperty() elementId!: string;
  @ApiProperty() message!: string;
}

/** What a modification would do now. */
export class ModificationPreviewAnswer {
  @ApiProperty({ enum: ['MODIFIES', 'REFUSED'] }) outcome!: 'MODIFIES' | 'REFUSED';
  @ApiProperty({ type: [String], description: 'Everything that keeps it from being done.' })
  problems!: string[];
  @ApiProperty({
    type: [String],
    description: 'Ids of the elements that would come to life, those that run through at once included.',
  })
  activated!: string[];
  @ApiProperty({ type: [PreviewedIncident], description: 'Incidents that would arise.' })
  incidents!: PreviewedIncident[];
  @ApiProperty({
    enum: ['COMPLETED', 'TERMINATED'],
    nullable: true,
    description: 'How the whole instance would end; null: it goes on.',
  })
  instanceEnd!: 'COMPLETED' | 'TERMINATED' | null;
}
