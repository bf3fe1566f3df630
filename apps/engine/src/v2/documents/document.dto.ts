import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { KeyAnswer } from '../requests/described.js';
import { KeyField, MomentField, TextField, VariablesField, WholeField } from '../requests/fields.js';

/** What the sender says of a document. */
@ApiSchema({ name: 'DocumentMetadata' })
export class DocumentMetadataRequest {
  @TextField({ most: 200, description: 'Media type; must be that of the content.' })
  contentType?: string | null;

  @TextField({ least: 1, most: 1000 })
  fileName?: string | null;

  @MomentField({ description: 'Afterwards the document is gone.' })
  expiresAt?: string | null;

  @WholeField({
    least: 0,
    most: Number.MAX_SAFE_INTEGER,
    description: 'Bytes; must be those of the content.',
  })
  size?: number | null;

  @TextField({ most: 255 })
  processDefinitionId?: string | null;

  @KeyField()
  processInstanceKey?: string | null;

  @VariablesField()
  customProperties?: Record<string, unknown> | null;
}

/** Where an upload goes. */
export class CreateDocumentQuery {
  @TextField({ most: 100 })
  storeId?: string;

  @TextField({ least: 1, most: 255, description: 'Absent: the server makes one.' })
  documentId?: string;
}

/** Where several uploads go. */
export class CreateDocumentsQuery {
  @TextField({ most: 100 })
  storeId?: string;
}

/** A document in a path. */
export class DocumentParameter {
  @TextField({ required: true, least: 1, most: 255 })
  documentId!: string;
}

/** Which version of a document is meant. */
export class ReadDocumentQuery {
  @TextField({ most: 100 })
  storeId?: string;

  @TextField({ most: 200, description: 'Refuses the request when the content has another hash.' })
  contentHash?: string;
}

@ApiSchema({ name: 'DocumentLinkRequest' })
export class DocumentLinkRequest {
  @WholeField({ least: 1, most: 7 * 24 * 60 * 60 * 1000, description: 'Milliseconds; one hour unless told.' })
  timeToLive?: number | null;
}

@ApiSchema({ name: 'DocumentMetadataResponse' })
export class DocumentMetadataDto {
  @ApiProperty() contentType!: string;
  @ApiProperty() fileName!: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) expiresAt!: string | null;
  @ApiProperty({ type: 'integer', description: 'Bytes' }) size!: number;
  @ApiProperty({ type: 'string', nullable: true }) processDefinitionId!: string | null;
  @KeyAnswer({ nullable: true }) processInstanceKey!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) customProperties!: Record<string, unknown>;
}

/** A document as processes carry it in their variables. */
@ApiSchema({ name: 'DocumentReference' })
export class DocumentReferenceDto {
  @ApiProperty({ enum: ['camunda'] }) 'camunda.document.type'!: 'camunda';
  @ApiProperty() storeId!: string;
  @ApiProperty() documentId!: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'SHA-256 in hexadecimal' })
  contentHash!: string | null;
  @ApiProperty({ type: DocumentMetadataDto }) metadata!: DocumentMetadataDto;
}

@ApiSchema({ name: 'DocumentCreationFailureDetail' })
export class DocumentFailureDto {
  @ApiProperty() fileName!: string;
  @ApiProperty({ type: 'integer' }) status!: number;
  @ApiProperty() title!: string;
  @ApiProperty() detail!: string;
}

@ApiSchema({ name: 'DocumentCreationBatchResponse' })
export class DocumentBatchDto {
  @ApiProperty({ type: [DocumentReferenceDto] }) createdDocuments!: DocumentReferenceDto[];
  @ApiProperty({ type: [DocumentFailureDto] }) failedDocuments!: DocumentFailureDto[];
}

@ApiSchema({ name: 'DocumentLink' })
export class DocumentLinkDto {
  @ApiProperty() url!: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) expiresAt!: string;
}
