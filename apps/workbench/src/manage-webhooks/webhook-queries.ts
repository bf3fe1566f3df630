import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';

export type Subscription = Schemas['WebhookSubscriptionItem'];
export type Delivery = Schemas['WebhookDeliveryItem'];
export type DeliveryState = Delivery['state'];

const pageSize = 25;
/** The log is looked at while something is tried out. */
const refreshInterval = 3_000;

export const subscriptionsQuery = queryOptions({
  queryKey: ['webhooks', 'list'],
  queryFn: () => answerOf(api.GET('/api/webhook-subscriptions')),
});

export const eventTypesQuery = queryOptions({
  queryKey: ['webhooks', 'event-types'],
  queryFn: () => answerOf(api.GET('/api/webhook-subscriptions/event-types')),
  staleTime: Infinity,
});

export const keysQuery = queryOptions({
  queryKey: ['webhooks', 'keys'],
  queryFn: () => answerOf(api.GET('/api/webhook-keys')),
  retry: false,
});

export function subscriptionQuery(subscriptionId: string) {
  return queryOptions({
    queryKey: ['webhooks', 'one', subscriptionId],
    queryFn: () =>
      answerOf(
        api.GET('/api/webhook-subscriptions/{subscriptionId}', { params: { path: { subscriptionId } } }),
      ),
    refetchInterval: refreshInterval,
  });
}

export function deliveriesQuery(subscriptionId: string, state: DeliveryState | 'ALL') {
  return infiniteQueryOptions({
    queryKey: ['webhooks', 'deliveries', subscriptionId, state],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.POST('/api/webhook-subscriptions/{subscriptionId}/deliveries/search', {
          params: { path: { subscriptionId } },
          body: {
            limit: pageSize,
            ...(state === 'ALL' ? {} : { state }),
            ...(pageParam === null ? {} : { after: pageParam }),
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ endCursor }) => endCursor,
    refetchInterval: refreshInterval,
  });
}

export function deliveryQuery(subscriptionId: string, deliveryId: string) {
  return queryOptions({
    queryKey: ['webhooks', 'delivery', subscriptionId, deliveryId],
    queryFn: () =>
      answerOf(
        api.GET('/api/webhook-subscriptions/{subscriptionId}/deliveries/{deliveryId}', {
          params: { path: { subscriptionId, deliveryId } },
        }),
      ),
    refetchInterval: refreshInterval,
  });
}
