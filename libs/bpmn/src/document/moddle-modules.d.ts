declare module 'bpmn-moddle' {
  /** An element of a model that may be changed. */
  export interface EditableElement {
    readonly $type: string;
    readonly [property: string]: unknown;
    set(property: string, value: unknown): void;
  }

  /** The BPMN 2.0 metamodel with extensions; reads and writes as bpmn-js does. */
  export class BpmnModdle {
    constructor(packages: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<{ readonly rootElement: EditableElement }>;
    toXML(element: EditableElement, options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
  }
}

declare module 'moddle-xml' {
  import type { BpmnModdle } from 'bpmn-moddle';

  export interface Warning {
    readonly message: string;
    readonly element?: unknown;
  }

  /** Not the id that is referred to counts here, but the element that refers. */
  export interface Reference {
    readonly element: object;
  }

  export interface ReaderContext {
    addWarning: (warning: Warning) => void;
    addReference: (reference: Reference) => void;
  }

  export interface ElementHandler {
    context?: ReaderContext;
  }

  export interface ReadResult {
    readonly rootElement: unknown;
  }

  /** Reads XML into elements of a metamodel. */
  export class Reader {
    constructor(options: { readonly model: BpmnModdle; readonly lax: boolean });
    handler(typeName: string): ElementHandler;
    fromXML(xml: string, handler: ElementHandler): Promise<ReadResult>;
  }
}
