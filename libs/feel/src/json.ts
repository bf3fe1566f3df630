/** A value as JSON knows it: what variables, forms and the API carry. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object. Names such as `__proto__` are refused where data enters the system. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}
