-- Ended batch operations are removed after a time, oldest first.
create index batch_operation_ended on batch_operation (end_date) where settled;
