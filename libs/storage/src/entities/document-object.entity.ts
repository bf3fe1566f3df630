import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Encrypted bytes in the object store. */
@Entity('document_object')
export class DocumentObjectEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'object_id', type: 'text' })
  objectId!: string;

  @Column({ type: 'text' })
  state!: 'WRITING' | 'STORED' | 'REMOVING';

  /** The kind of store that holds the bytes. */
  @Column({ name: 'store_id', type: 'text' })
  storeId!: string;

  /** SHA-256 of the plain bytes; null until they have all been written. */
  @Column({ name: 'content_hash', type: 'bytea', nullable: true })
  contentHash!: Buffer | null;

  /** Plain bytes; null until they have all been written. */
  @Column({ type: 'bigint', nullable: true })
  size!: string | null;

  /** The version of the tenant's key that encrypts the object's key. */
  @Column({ name: 'key_version', type: 'integer' })
  keyVersion!: number;

  @Column({ name: 'wrapped_key', type: 'bytea' })
  wrappedKey!: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
