/** Thrown inside the transaction, so that nothing of the second request stays. */
export class DoneMeanwhile extends Error {}
