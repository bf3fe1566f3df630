import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ModelFinding } from './model.dto.js';

export const importOutcomes = ['converted', 'dropped', 'needsWork', 'repaired'] as const;

/** What is sent beside the file. */
export class ModelImportRequest {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'Takes out also what has no counterpart here, instead of leaving it in the file.',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  removeForeign?: 'true' | 'false';
}

/** What the import did with one thing of the file. */
export class ModelImportEntry {
  @ApiProperty({ description: 'Id of the element, or the file name.' }) elementId!: string;
  @ApiPropertyOptional({ description: 'Label of the element.' }) elementName?: string;
  @ApiProperty({ enum: importOutcomes }) outcome!: (typeof importOutcomes)[number];
  @ApiProperty({ description: 'Stable name of what was done.' }) rule!: string;
  @ApiProperty({ description: 'The thing as the file has it.' }) from!: string;
  @ApiPropertyOptional({ description: 'What stands in its place now.' }) to?: string;
  @ApiProperty({ description: 'What it means, why it does no harm, or what there is to do.' })
  message!: string;
}

/** A form that the other engine generated from the model, as a file. */
export class ImportedForm {
  @ApiProperty({ description: 'By this id the model links the form.' }) formId!: string;
  @ApiProperty({ description: 'Name of the file to deploy with the model.' }) resourceName!: string;
  @ApiProperty({ description: 'The form in the schema of form-js, as JSON.' }) content!: string;
}

/** A model made elsewhere in the dialect that runs here. */
export class ImportedModel {
  @ApiProperty({ enum: ['process', 'decisions'], description: 'BPMN or DMN.' })
  kind!: 'process' | 'decisions';
  @ApiProperty() resourceName!: string;
  @ApiProperty({ description: 'BPMN 2.0 or DMN XML with all that was not converted as it was.' })
  xml!: string;
  @ApiProperty({ type: [ModelImportEntry] }) entries!: ModelImportEntry[];
  @ApiProperty({ type: [ImportedForm], description: 'Forms to deploy with it.' }) forms!: ImportedForm[];
  @ApiProperty({ type: [ModelFinding], description: 'What still keeps the model from being deployed.' })
  problems!: ModelFinding[];
}
