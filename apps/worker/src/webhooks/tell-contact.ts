import type { ClaimedDelivery, PauseReason } from '@vorgang/webhooks';
import type { ConnectorServices } from '../connectors/connector-services.js';
import { workerLog } from '../logging/worker-log.js';

/** Tells whoever the administrators named that a subscription was paused. A mail that fails holds nothing up. */
export async function tellContact(
  {
    mailSender,
    mailFrom,
    publicUrl,
    staffUrl,
  }: Pick<ConnectorServices, 'mailSender' | 'mailFrom' | 'publicUrl' | 'staffUrl'>,
  { subscriptionId, url, contactEmail, deliveryId }: ClaimedDelivery,
  reason: PauseReason,
): Promise<void> {
  workerLog.warn('webhook-paused', { subscriptionId, reason });
  if (contactEmail === null || mailSender === undefined || mailFrom === undefined) return;
  const { host } = new URL(url);
  await mailSender
    .send({
      from: mailFrom,
      to: contactEmail,
      subject: `Webhook angehalten: ${host}`,
      text: [
        'Guten Tag,',
        reason === 'GONE'
          ? `der Empfänger ${host} nimmt keine Ereignisse mehr an (Status 410).`
          : `der Empfänger ${host} hat seit einem Tag keine Ereignisse angenommen.`,
        'Der Webhook wurde angehalten. Neue Ereignisse werden 30 Tage lang aufgehoben.',
        `Prüfen Sie den Empfänger. Setzen Sie den Webhook danach hier fort: ${staffUrl}/workbench/betrieb/webhooks/${subscriptionId}`,
      ].join('\n\n'),
      messageId: `<webhook-${subscriptionId}.${deliveryId}@${new URL(publicUrl).hostname}>`,
    })
    .catch(() => workerLog.warn('webhook-notice-failed', { subscriptionId }));
}
