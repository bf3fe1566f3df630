import { createCamundaClient } from '@camunda8/orchestration-cluster-api';
import { passwordOf } from './test-application.js';

/**
 * The official client, signed in to a test server with an account of the demonstration or one that a test created, checking every request and answer.
 * @param requests `none` for uploads: the client's own check takes a file for a text and refuses it
 * @param answers `none` for downloads: the client's own check refuses the content that it hands out
 */
export function officialClient(
  url: string,
  username: string,
  requests: 'strict' | 'none' = 'strict',
  answers: 'fanatical' | 'none' = 'fanatical',
) {
  return createCamundaClient({
    config: {
      CAMUNDA_REST_ADDRESS: url,
      CAMUNDA_AUTH_STRATEGY: 'BASIC',
      CAMUNDA_BASIC_AUTH_USERNAME: username,
      CAMUNDA_BASIC_AUTH_PASSWORD: passwordOf(username),
      CAMUNDA_SDK_VALIDATION: `req:${requests},res:${answers}`,
    },
  });
}

export type OfficialClient = ReturnType<typeof officialClient>;

/** Reads are consistent: what a command changed is in the next answer, without waiting. */
export const now = { consistency: { waitUpToMs: 0 } } as const;
