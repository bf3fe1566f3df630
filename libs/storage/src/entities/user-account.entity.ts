import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who can sign in. */
@Entity('user_account')
export class UserAccountEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ type: 'text' })
  username!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  email!: string;

  /** scrypt$N$r$p$salt$hash, all base64url. */
  @Column({ name: 'password_hash', type: 'text' })
  passwordHash!: string;

  /** When a password that the server made for the person ends; null: it is their own. */
  @Column({ name: 'temporary_password_until', type: 'timestamptz', nullable: true })
  temporaryPasswordUntil!: Date | null;

  @Column({ type: 'boolean', default: true })
  active!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
