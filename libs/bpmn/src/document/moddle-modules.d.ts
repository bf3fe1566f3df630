declare module 'bpmn-moddle' {
  /** The BPMN 2.0 metamodel with extensions. */
  export class BpmnModdle {
    constructor(packages: Readonly<Record<string, unknown>>);
  }
}

declare module 'moddle-xml' {
  import type { BpmnModdle } from 'bpmn-moddle';

  export interface ElementHandler {
    readonly element?: unknown;
    context?: { addWarning(warning: unknown): void };
  }

  export interface Warning {
    readonly message: string;
    readonly element?: unknown;
    readonly property?: string;
    readonly value?: unknown;
  }

  /** Reads XML into elements of a metamodel. */
  export class Reader {
    constructor(options: { readonly model: BpmnModdle; readonly lax: boolean });
    handler(typeName: string): ElementHandler;
    fromXML(
      xml: string,
      handler: ElementHandler,
    ): Promise<{ readonly rootElement: unknown; readonly warnings: readonly Warning[] }>;
  }
}
