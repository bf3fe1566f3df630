/** A property of an element template, as far as connectors use them. */
export interface TemplateProperty {
  readonly id?: string;
  readonly label?: string;
  readonly description?: string;
  readonly group?: string;
  readonly type: string;
  readonly feel?: 'optional' | 'required';
  readonly optional?: boolean;
  readonly value?: string;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly binding: TemplateBinding;
  readonly constraints?: { readonly notEmpty: boolean };
  readonly condition?: { readonly property: string; readonly oneOf: readonly string[] };
}

export type TemplateBinding =
  | { readonly type: 'zeebe:input'; readonly name: string }
  | { readonly type: 'zeebe:taskHeader'; readonly key: string }
  | { readonly type: 'zeebe:property'; readonly name: string }
  | {
      readonly type: 'bpmn:Message#property' | 'bpmn:Message#zeebe:subscription#property';
      readonly name: string;
    }
  | { readonly type: 'zeebe:taskDefinition'; readonly property: 'type' | 'retries' };

/** An element template for Camunda 8 models, after the JSON schema of `@camunda/zeebe-element-templates-json-schema`. */
export interface ElementTemplate {
  readonly $schema: string;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly description: string;
  readonly appliesTo: readonly string[];
  readonly elementType: { readonly value: string; readonly eventDefinition?: string };
  readonly category: { readonly id: string; readonly name: string };
  readonly icon: { readonly contents: string };
  readonly groups: readonly { readonly id: string; readonly label: string }[];
  readonly properties: readonly TemplateProperty[];
}
