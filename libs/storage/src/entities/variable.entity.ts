import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A variable of an instance, its value as JSON text; written by the commit of a step only. */
@Entity('variable')
export class VariableEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'variable_key', type: 'bigint' })
  variableKey!: string;

  @Column({ name: 'process_instance_key', type: 'bigint' })
  processInstanceKey!: string;

  @Column({ name: 'scope_key', type: 'bigint' })
  scopeKey!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  value!: string;
}
