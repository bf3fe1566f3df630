import compression from 'compression';
import type { RequestHandler } from 'express';

/** Addresses under which nothing but files of the programs lies: style sheets, scripts, fonts, the workbench's page. */
export const fileAddresses = ['/assets', '/workbench'] as const;

/**
 * Sends files compressed to whoever takes that: style sheets shrink to a tenth. Only files: in an
 * answer that has secrets beside what somebody sent, its length would tell of the secrets (BREACH, CVE-2013-3587).
 */
export function compressFiles(): RequestHandler {
  return compression();
}
