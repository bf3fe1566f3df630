import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key of a tenant for its documents, encrypted with a key that lies outside the database. */
@Entity('document_tenant_key')
export class DocumentTenantKeyEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  /** Name of the key in the key file. */
  @Column({ name: 'wrapping_key_id', type: 'text' })
  wrappingKeyId!: string;

  @Column({ name: 'wrapped_key', type: 'bytea' })
  wrappedKey!: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
