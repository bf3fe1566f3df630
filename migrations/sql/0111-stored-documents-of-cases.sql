-- Whether a case holds a stored document is asked before the document is deleted.
create index case_document_by_stored_document on case_document (tenant_id, stored_document_id)
  where stored_document_id is not null;
