/** A schema of JSON Schema, as far as this description needs it. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

export interface AsyncApiReference {
  readonly $ref: string;
}

export interface AsyncApiMessage {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly contentType: string;
  readonly payload: JsonSchema;
}

/** Messages with the ids under which the description holds them, in its order. */
export type AsyncApiMessages = readonly (readonly [string, AsyncApiMessage])[];

interface AsyncApiChannel {
  readonly address: string | null;
  readonly title: string;
  readonly description: string;
  readonly messages: Readonly<Record<string, AsyncApiReference>>;
}

interface AsyncApiOperation {
  readonly action: 'send';
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly channel: AsyncApiReference;
  readonly messages: readonly AsyncApiReference[];
}

/** The parts of AsyncAPI 3.0 that this installation uses. */
export interface AsyncApiDocument {
  readonly asyncapi: '3.0.0';
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
    readonly license: { readonly name: string; readonly url: string };
  };
  readonly defaultContentType: string;
  readonly channels: Readonly<Record<string, AsyncApiChannel>>;
  readonly operations: Readonly<Record<string, AsyncApiOperation>>;
  readonly components: { readonly messages: Readonly<Record<string, AsyncApiMessage>> };
}
