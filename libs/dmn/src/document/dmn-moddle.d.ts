declare module 'dmn-moddle' {
  export interface ModdleProperty {
    name: string;
    type: string;
    isAttr?: boolean;
    isMany?: boolean;
  }

  export interface ModdleType {
    name: string;
    superClass?: string[];
    properties?: ModdleProperty[];
  }

  export interface ModdlePackage {
    name: string;
    prefix: string;
    uri: string;
    types: ModdleType[];
  }

  export interface ParseResult {
    rootElement: unknown;
    warnings: readonly { readonly message: string }[];
  }

  export class DmnModdle {
    constructor(additionalPackages?: Record<string, ModdlePackage>);
    getPackage(name: string): ModdlePackage;
    fromXML(xml: string): Promise<ParseResult>;
  }
}
