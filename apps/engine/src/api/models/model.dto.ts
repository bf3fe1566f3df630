import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsNotEmpty,
  IsOptional,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsPlainText } from '../../http/plain-text.js';

/** One deployed version of a process. */
export class ModelVersion {
  @ApiProperty() processDefinitionKey!: string;
  @ApiProperty({ type: 'integer' }) version!: number;
  @ApiProperty() resourceName!: string;
  @ApiProperty({ format: 'date-time' }) deployedAt!: string;
  @ApiProperty() deployedByName!: string;
  @ApiProperty({ type: 'integer', description: 'Instances under way on this version.' })
  activeInstances!: number;
  @ApiProperty({ type: 'integer' }) endedInstances!: number;
  @ApiProperty({ type: 'integer', description: 'Open incidents on this version.' }) incidents!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'P180D',
    description:
      'How long the history of ended instances is kept (ISO 8601 duration): what the model says, or else the installation; null: for ever. That of a case is kept as long as the case, if that is longer.',
  })
  historyTimeToLive!: string | null;
}

/** A process with all its versions, newest first. */
export class Model {
  @ApiProperty() processDefinitionId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [ModelVersion] }) versions!: ModelVersion[];
}

export class ModelList {
  @ApiProperty({ type: [Model] }) items!: Model[];
}

/** One version with its XML. */
export class ModelSource {
  @ApiProperty() processDefinitionKey!: string;
  @ApiProperty() processDefinitionId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: 'integer' }) version!: number;
  @ApiProperty({ type: 'integer', description: 'The newest version of this process.' })
  newestVersion!: number;
  @ApiProperty() resourceName!: string;
  @ApiProperty({ description: 'BPMN 2.0 XML as it was deployed.' }) xml!: string;
}

/** A BPMN file from the modeller. */
export class ModelRequest {
  @ApiProperty({ example: 'belehrung.bpmn', pattern: '\\.bpmn$' })
  @IsPlainText()
  @MaxLength(200)
  @Matches(/^[^/\\]+\.bpmn$/, { message: 'resourceName must be a file name that ends with .bpmn' })
  resourceName!: string;

  @ApiProperty({ description: 'BPMN 2.0 XML.', maxLength: 4_000_000 })
  @IsPlainText()
  @IsNotEmpty()
  @MaxLength(4_000_000)
  xml!: string;
}

/** A form file that is deployed with a model. */
export class FormRequest {
  @ApiProperty({ example: 'antrag.form', pattern: '\\.form$' })
  @IsPlainText()
  @MaxLength(300)
  @Matches(/^[^/\\]+\.form$/, { message: 'resourceName must be a file name that ends with .form' })
  resourceName!: string;

  @ApiProperty({ description: 'The form in the schema of form-js, as JSON.', maxLength: 1_000_000 })
  @IsPlainText()
  @IsNotEmpty()
  @MaxLength(1_000_000)
  content!: string;
}

/** A model to deploy, with forms that it links. */
export class DeployModelRequest extends ModelRequest {
  @ApiPropertyOptional({ type: [FormRequest], maxItems: 200 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => FormRequest)
  forms?: FormRequest[];
}

/** Why the model cannot be deployed, per element. */
export class ModelFinding {
  @ApiProperty({ description: 'Id of the element, or the file name.' }) elementId!: string;
  @ApiProperty() rule!: string;
  @ApiProperty() message!: string;
  @ApiProperty() fix!: string;
}

export class ModelCheck {
  @ApiProperty({ type: [ModelFinding], description: 'Empty: the model can be deployed.' })
  problems!: ModelFinding[];
}

export class DeployedModel {
  @ApiProperty() processDefinitionKey!: string;
  @ApiProperty() processDefinitionId!: string;
  @ApiProperty({ type: 'integer' }) version!: number;
  @ApiProperty({ description: 'False: the file equals the newest version, nothing was stored.' })
  changed!: boolean;
  @ApiProperty({
    type: 'integer',
    description: 'Instances that go on with the versions on which they began.',
  })
  instancesOnOlderVersions!: number;
}
