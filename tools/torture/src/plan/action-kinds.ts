/** How often each kind of load comes; `application` is a citizen's whole way through the portal, the others are `/v2`. */
export const actionWeights = {
  application: 1,
  order: 3,
  parcels: 2,
  booking: 2,
  call: 2,
  messageStart: 2,
} as const;

export type ActionKind = keyof typeof actionWeights;
