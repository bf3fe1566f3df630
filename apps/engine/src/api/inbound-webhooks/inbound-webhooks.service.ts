import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { openSecretStore, resolveSecretText } from '@vorgang/connectors';
import { CLUSTER_VARIABLES } from '@vorgang/execution';
import { createRandomSource, type JsonObject, type JsonValue } from '@vorgang/feel';
import {
  constantText,
  earlierResult,
  type CallContext,
  type CreatedInstance,
  type Engine,
} from '@vorgang/orchestration';
import { connectionOf, InboundWebhookRequestEntity, type TenantWork } from '@vorgang/storage';
import type { SignedRequest } from '@vorgang/webhooks';
import type { EngineConfiguration } from '../../configuration.js';
import { HttpProblem, notFound } from '../../http/problem.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { TenantTimeZones } from '../../platform/tenant-time-zones.js';
import { CLOCK, CONFIGURATION, ENGINE, TENANT_WORK } from '../../platform/tokens.js';
import { DeployedWebhooks } from './deployed-webhooks.js';
import { doesNotFit, evaluateProperty } from './evaluate-property.js';
import type { InboundWebhook } from './inbound-webhook.js';
import { verifyInbound } from './verify-inbound.js';

/** What the sender is told: the same for each repetition. */
export interface InboundAnswer {
  readonly accepted: true;
  readonly processInstanceKey?: string;
  readonly messageKey?: string;
}

/** Milliseconds that a message waits for a process that is not there yet. */
const messagePatience = 60 * 60 * 1000;

/** Requests from outside that begin or continue processes. */
@Injectable()
export class InboundWebhooksService {
  private readonly secrets;
  private readonly deployed: DeployedWebhooks;

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    @Inject(CLOCK) private readonly clock: EngineClock,
    @Inject(CONFIGURATION) { secretsFolder }: EngineConfiguration,
    private readonly timeZones: TenantTimeZones,
  ) {
    this.deployed = new DeployedWebhooks(work);
    this.secrets = openSecretStore(secretsFolder, process.env);
  }

  /**
   * Takes a request: verified, once, committed before it is answered.
   *
   * @throws HttpProblem 404 where no model has the path, 401 where the proof does not hold, 409 where a signature comes
   * with another content, 400 where the model's expressions do not fit the content
   */
  async take(
    tenantId: string,
    path: string,
    request: SignedRequest,
    body: JsonValue,
  ): Promise<InboundAnswer> {
    const webhook = (await this.deployed.list(tenantId)).find((each) => each.path === path);
    if (webhook === undefined) throw noWebhook(path);
    const secret = await resolveSecretText(webhook.secret, tenantId, this.secrets);
    const now = this.clock.now();
    const signature =
      secret === null ? null : await verifyInbound(request, webhook.verification, secret, now);
    if (signature === null) {
      throw new HttpProblem(
        401,
        'unauthorized',
        'The signature of this request is missing, wrong or too old. Sign it with the secret of the webhook.',
      );
    }
    const kept = await this.remember(tenantId, path, signature, request.body, new Date(now));
    if (kept.answer !== null) return JSON.parse(kept.answer) as InboundAnswer;
    const given = { body, headers: request.headers };
    const answer = (await this.doneBefore(kept)) ?? (await this.act(tenantId, webhook, kept, given));
    await this.work.run(tenantId, (manager) =>
      manager.update(
        InboundWebhookRequestEntity,
        { tenantId, path, signatureHash: sha256(signature) },
        { answer: JSON.stringify(answer) },
      ),
    );
    return answer;
  }

  /** Keeps the signature before anything happens: what dies in between is done once, by whoever repeats it. */
  private async remember(
    tenantId: string,
    path: string,
    signature: string,
    content: Uint8Array,
    receivedAt: Date,
  ): Promise<InboundWebhookRequestEntity> {
    const signatureHash = sha256(signature);
    const contentHash = sha256(content);
    const commandKey = `webhook-in-${sha256(`${path} ${signature}`).toString('hex')}`;
    const row = { tenantId, path, signatureHash, contentHash, commandKey, receivedAt, answer: null };
    return this.work.run(tenantId, async (manager) => {
      await manager
        .createQueryBuilder()
        .insert()
        .into(InboundWebhookRequestEntity)
        .values(row)
        .orIgnore()
        .execute();
      const kept = await manager.findOneByOrFail(InboundWebhookRequestEntity, {
        tenantId,
        path,
        signatureHash,
      });
      if (!kept.contentHash.equals(contentHash)) {
        throw new HttpProblem(409, 'signature-used', 'This signature was used before for another content.');
      }
      return kept;
    });
  }

  /** What was done with the request by a node that died before it noted so. */
  private async doneBefore({
    tenantId,
    commandKey,
  }: InboundWebhookRequestEntity): Promise<InboundAnswer | undefined> {
    const result = await this.work.run(tenantId, async (manager) =>
      earlierResult<CreatedInstance | PublishedMessage>(await connectionOf(manager), tenantId, commandKey),
    );
    return result && answerOf(result);
  }

  /** Everything but the settings of the installation is of the request, so that a repetition sends the same command. */
  private async act(
    tenantId: string,
    webhook: InboundWebhook,
    { commandKey, receivedAt }: InboundWebhookRequestEntity,
    given: { readonly body: JsonValue; readonly headers: Readonly<Record<string, string>> },
  ): Promise<InboundAnswer> {
    const { effect, correlationKey, messageId, variables } = webhook;
    const call: CallContext = {
      tenantId,
      actor: { kind: 'client', id: 'webhook' },
      idempotencyKey: commandKey,
    };
    const scope: JsonObject = { body: given.body, headers: { ...given.headers } };
    const timeZone = await this.timeZones.of(tenantId);
    const random = createRandomSource(new Uint32Array(new Uint8Array(sha256(commandKey)).buffer));
    const globals = readsClusterVariables(webhook)
      ? await this.engine.clusterVariablesOf(tenantId)
      : undefined;
    const options = { now: receivedAt.getTime(), timeZone, random, globals };
    const said = (name: string, source: string | null): JsonValue =>
      source === null ? null : evaluateProperty(name, source, scope, options);
    const found = said('inbound.variables', variables) ?? { body: given.body };
    if (typeof found !== 'object' || Array.isArray(found)) throw doesNotFit('inbound.variables', 'a context');
    if (effect.kind === 'start') {
      const definition = { processDefinitionKey: effect.processDefinitionKey };
      return answerOf(
        await this.engine.createProcessInstance(call, { definition, variables: found as JsonObject }),
      );
    }
    const messageName = constantText(effect.messageName, options);
    if (messageName === null) throw noWebhook(webhook.path);
    const key = said('inbound.correlationKey', correlationKey) ?? '';
    if (typeof key !== 'string' && typeof key !== 'number')
      throw doesNotFit('inbound.correlationKey', 'text');
    const id = said('inbound.messageId', messageId);
    const published = await this.engine.publishMessage(call, {
      name: messageName,
      correlationKey: String(key),
      timeToLive: messagePatience,
      ...(id === null ? {} : { messageId: typeof id === 'string' ? id : JSON.stringify(id) }),
      variables: found as JsonObject,
    });
    return answerOf(published);
  }
}

type PublishedMessage = Awaited<ReturnType<Engine['publishMessage']>>;

function answerOf(result: CreatedInstance | PublishedMessage): InboundAnswer {
  return 'messageKey' in result
    ? { accepted: true, messageKey: result.messageKey }
    : { accepted: true, processInstanceKey: result.processInstanceKey };
}

/** Most models do not, and their requests wait for no look-up. */
function readsClusterVariables({ effect, ...properties }: InboundWebhook): boolean {
  const sources = [properties.correlationKey, properties.messageId, properties.variables];
  return (
    (effect.kind === 'message' && effect.messageName.kind === 'feel') ||
    sources.some((source) => source?.includes(CLUSTER_VARIABLES))
  );
}

function noWebhook(path: string): HttpProblem {
  return notFound(`No deployed process has a webhook '${path}'.`);
}

function sha256(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
