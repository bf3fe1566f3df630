import ElementTemplateChooserModule from '@bpmn-io/element-template-chooser';
import ElementTemplateIconRenderer from '@bpmn-io/element-template-icon-renderer';
import Modeler from 'bpmn-js/lib/Modeler';
import {
  CreateAppendAnythingModule,
  CreateAppendElementTemplatesModule,
} from 'bpmn-js-create-append-anything';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import cloudBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { germanLabelsModule } from '../diagram/german-labels.js';
import connectorTemplates from './generated/connector-templates.json';

/** A modeller for the dialect that the engine runs, in German, with its properties panel and the worker's connectors. */
export function openModeler(canvas: HTMLElement, properties: HTMLElement): Modeler {
  return new Modeler({
    container: canvas,
    propertiesPanel: { parent: properties },
    moddleExtensions: { zeebe },
    elementTemplates: connectorTemplates,
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      CreateAppendAnythingModule,
      CloudElementTemplatesPropertiesProviderModule,
      CreateAppendElementTemplatesModule,
      ElementTemplateChooserModule,
      ElementTemplateIconRenderer,
      cloudBehaviors,
      germanLabelsModule,
    ],
  });
}
