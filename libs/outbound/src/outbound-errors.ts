/** The request is not allowed, or the answer is more than is taken: trying again would not help. */
export class OutboundRefused extends Error {
  override readonly name = 'OutboundRefused';
}

/** The other side could not be reached, or broke off: it may work later. */
export class OutboundFailed extends Error {
  override readonly name = 'OutboundFailed';
}
