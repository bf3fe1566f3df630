/** Upper bounds of one BPMN file. They keep a hostile or broken file from taking memory or time. */
export interface ModelLimits {
  /** Bytes of the file in UTF-8. */
  readonly bytes: number;
  /** XML elements of the file, the diagram's shapes and points included. */
  readonly xmlElements: number;
  /** Flow nodes, sequence flows and data elements of all executable processes together. */
  readonly elements: number;
  /** XML elements inside one another. */
  readonly depth: number;
}

export const DEFAULT_MODEL_LIMITS: ModelLimits = {
  bytes: 4 * 1024 * 1024,
  xmlElements: 60_000,
  elements: 20_000,
  depth: 100,
};
