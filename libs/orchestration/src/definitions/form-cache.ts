import type { ResourceBinding } from '@vorgang/bpmn';
import type { AvailableForm, ResourceLookup } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';
import type { CompiledDefinition } from './compiled-definition.js';
import type { DeploymentSource } from './deployment-marker.js';
import { LookupsUntilDeployment } from './lookups-until-deployment.js';
import { bindingName, fitsBinding } from './resource-bindings.js';
import { selectForms } from './select-forms.js';

type FormLookup = NonNullable<ResourceLookup['form']>;

const NOTHING: FormLookup = () => undefined;

interface FormReference {
  readonly formId: string;
  readonly binding: ResourceBinding;
}

/** Finds the forms that the user tasks of a process name before it steps, so that a step waits for nothing. */
export class FormCache {
  private readonly lookups: LookupsUntilDeployment<FormReference, FormLookup>;

  constructor(private readonly database: Queryable) {
    this.lookups = new LookupsUntilDeployment({
      referencesOf,
      load: (definition, references) => this.load(definition, references),
      nothing: NOTHING,
    });
  }

  /** What a step of this definition may link, as the given deployments say. */
  lookupFor(definition: CompiledDefinition, deployments: DeploymentSource): Promise<FormLookup> {
    return this.lookups.of(definition, deployments);
  }

  private async load(
    definition: CompiledDefinition,
    references: readonly FormReference[],
  ): Promise<FormLookup> {
    const ids = references.map(({ formId }) => formId);
    const rows = await selectForms(this.database, definition.tenantId, ids);
    const chosen = new Map<string, AvailableForm>();
    for (const { formId, binding } of references) {
      // Rows come newest first, so the first that fits is the one to show.
      const row = rows.find((form) => form.form_id === formId && fitsBinding(form, binding, definition));
      if (row !== undefined) chosen.set(`${bindingName(binding)} ${formId}`, { formKey: row.form_key });
    }
    return (formId, binding) => chosen.get(`${bindingName(binding)} ${formId}`);
  }
}

function referencesOf({ process }: CompiledDefinition): readonly FormReference[] {
  const references: FormReference[] = [];
  for (const node of process.nodes.values()) {
    if (node.kind !== 'task' || node.work.kind !== 'userTask') continue;
    const { formId, formBinding } = node.work.userTask;
    if (formId !== undefined) references.push({ formId, binding: formBinding });
  }
  return references;
}
