-- An index over tenant and name promises what the lookup of a published message needs, and reads every subscription of
-- that name, where message_subscription_open has its correlation key. PostgreSQL takes it for the better one as long as
-- it has no statistics, so the order of a search has an expression that the engine's lookups do not name.
drop index message_subscription_by_name;
create index message_subscription_by_name on message_subscription
  (tenant_id, (case when subscription_key > 0 then message_name end), subscription_key);
