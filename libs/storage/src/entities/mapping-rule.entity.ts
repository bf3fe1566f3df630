import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Makes those whose token has a claim of this value members of what the rule is assigned to. */
@Entity('mapping_rule')
export class MappingRuleEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'mapping_rule_id', type: 'text' })
  mappingRuleId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Name or path of the claim. */
  @Column({ name: 'claim_name', type: 'text' })
  claimName!: string;

  @Column({ name: 'claim_value', type: 'text' })
  claimValue!: string;
}
