import Modeler from 'bpmn-js/lib/Modeler';
import { CreateAppendAnythingModule } from 'bpmn-js-create-append-anything';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import cloudBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { germanLabelsModule } from '../diagram/german-labels.js';

/** A modeller for the dialect that the engine runs, in German, with its properties panel. */
export function openModeler(canvas: HTMLElement, properties: HTMLElement): Modeler {
  return new Modeler({
    container: canvas,
    propertiesPanel: { parent: properties },
    moddleExtensions: { zeebe },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      CreateAppendAnythingModule,
      cloudBehaviors,
      germanLabelsModule,
    ],
  });
}
