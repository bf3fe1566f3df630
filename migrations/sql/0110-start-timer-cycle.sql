-- The rhythm of a start event as its deployment read it: what its expression reads (cluster variables) may say something
-- else by now. Null on timers of instances, which keep it in their state, and on those that an older release has set.
alter table timer add column cycle text;
