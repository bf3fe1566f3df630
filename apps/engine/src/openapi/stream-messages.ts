import type { LiveHint } from '@vorgang/orchestration';
import { jobStreamEnds } from '../api/jobs/job-stream-ends.js';
import { liveHintKinds } from '../live/live-hint-kinds.js';
import type { AsyncApiMessages, JsonSchema } from './asyncapi-document.js';

const key: JsonSchema = { type: 'string', description: 'A key: digits.' };
const nothing: JsonSchema = { type: 'object', properties: {} };

/** The events of `GET /api/events`. */
export function hintMessages(): AsyncApiMessages {
  const properties: Readonly<Record<keyof LiveHint, JsonSchema>> = {
    tenantId: { type: 'string' },
    kind: oneOf(liveHintKinds),
    key,
    processInstanceKey: key,
  };
  return [
    message('hint', 'hint', 'Something changed; it has an id to come back to.', {
      type: 'object',
      required: ['tenantId', 'kind', 'key'],
      properties,
    }),
    message('reset', 'reset', 'Hints were missed: read everything again.', nothing),
    message('end', 'end', 'Whoever listens may no longer: do not come back by yourself.', nothing),
  ];
}

/** The events of `GET /api/jobs/stream`. */
export function jobMessages(): AsyncApiMessages {
  return [
    message('job', 'job', 'A job that the worker holds from now on.', {
      type: 'object',
      description: 'As `POST /v2/jobs/activation` gives it: `ActivatedJobDto` in `/api/openapi.json`.',
    }),
    message('jobs-end', 'end', 'No more jobs come on this stream; `retry` says when to come back.', {
      type: 'object',
      required: ['reason'],
      properties: { reason: oneOf(jobStreamEnds) },
    }),
  ];
}

/** @param id names the message in the description; @param name is the field `event` on the wire */
function message(id: string, name: string, summary: string, payload: JsonSchema): AsyncApiMessages[number] {
  return [id, { name, title: `Event ${name}`, summary, contentType: 'application/json', payload }];
}

function oneOf(meanings: Readonly<Record<string, string>>): JsonSchema {
  const description = Object.entries(meanings).map(([value, meaning]) => `\`${value}\`: ${meaning}`);
  return { type: 'string', enum: Object.keys(meanings), description: description.join(' ') };
}
