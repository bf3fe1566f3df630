/** Packages of bpmn-io without types: modules for the dependency injection of diagram-js, and data. */
declare module 'bpmn-js-properties-panel' {
  import type { ModuleDeclaration } from 'didi';
  export const BpmnPropertiesPanelModule: ModuleDeclaration;
  export const BpmnPropertiesProviderModule: ModuleDeclaration;
  export const ZeebePropertiesProviderModule: ModuleDeclaration;
}

declare module 'bpmn-js-create-append-anything' {
  import type { ModuleDeclaration } from 'didi';
  export const CreateAppendAnythingModule: ModuleDeclaration;
  export const CreateAppendElementTemplatesModule: ModuleDeclaration;
}

declare module 'bpmn-js-element-templates' {
  import type { ModuleDeclaration } from 'didi';
  export const CloudElementTemplatesPropertiesProviderModule: ModuleDeclaration;
}

declare module '@bpmn-io/element-template-chooser' {
  import type { ModuleDeclaration } from 'didi';
  const chooser: ModuleDeclaration;
  export default chooser;
}

declare module '@bpmn-io/element-template-icon-renderer' {
  import type { ModuleDeclaration } from 'didi';
  const iconRenderer: ModuleDeclaration;
  export default iconRenderer;
}

declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  import type { ModuleDeclaration } from 'didi';
  const behaviors: ModuleDeclaration;
  export default behaviors;
}

declare module 'bpmn-js-i18n/translations/de' {
  const translations: Readonly<Record<string, string>>;
  export default translations;
}
