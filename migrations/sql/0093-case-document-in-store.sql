-- The content of a case's document may lie encrypted in the document store instead of in the row itself.
alter table case_document
  alter column content drop not null,
  add column stored_document_id text,
  -- Bytes; the row that holds its content knows them from it.
  add column stored_size bigint,
  add constraint case_document_content check (
    (content is null) = (stored_document_id is not null) and (stored_document_id is null) = (stored_size is null));
