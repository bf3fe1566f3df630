declare module 'bpmn-moddle' {
  /** The BPMN 2.0 metamodel with extensions. */
  export class BpmnModdle {
    constructor(packages: Readonly<Record<string, unknown>>);
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
