/** A request to another system. */
export interface OutboundRequest {
  readonly tenantId: string;
  readonly url: string;
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Breaks the whole exchange off, redirects included. */
  readonly signal: AbortSignal;
}

export interface OutboundResponse {
  readonly status: number;
  /** Names in lower case; repeated headers are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface OutboundLimits {
  /** Largest body of an answer in bytes. */
  readonly responseBytes: number;
  /** How often an answer may lead elsewhere; 0: a redirect is an answer like any other. */
  readonly redirects: number;
}

/** Sends requests to other systems, as far as the policy allows. */
export type SendOutbound = (request: OutboundRequest) => Promise<OutboundResponse>;
