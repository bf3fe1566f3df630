/** What stands on the certificate under section 43 IfSG. */
export interface CertificateContent {
  readonly fileNumber: string;
  readonly firstName: string;
  readonly lastName: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly address: string;
  /** Milliseconds since 1970 UTC. */
  readonly issuedAt: number;
  readonly timeZone: string;
  readonly authority: string;
  readonly verificationCode: string;
  /** Page on which anybody can check the code. */
  readonly verificationUrl: string;
}
