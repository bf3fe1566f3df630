-- DMN models that import others: which deployed model each import means is settled when the importing one is deployed.

alter table decision_requirements add column namespace text not null default '';

-- Models that are deployed already can be imported too: the first namespace attribute of a DMN file is its own.
-- The owner sees all tenants only while its tables have no walls for it.
alter table decision_requirements no force row level security;
alter table resource no force row level security;
update decision_requirements d
set namespace = coalesce(found.attribute[1], found.attribute[2], '')
from resource r
cross join lateral (
  select regexp_match(convert_from(r.content, 'UTF8'), '\snamespace\s*=\s*(?:"([^"]*)"|''([^'']*)'')') as attribute
) found
where r.tenant_id = d.tenant_id and r.resource_key = d.resource_key;
alter table decision_requirements force row level security;
alter table resource force row level security;

create index decision_requirements_by_namespace
  on decision_requirements (tenant_id, namespace, decision_requirements_key desc);

create table decision_import (
  tenant_id text not null,
  decision_requirements_key bigint not null,
  namespace text not null,
  imported_requirements_key bigint not null,
  primary key (tenant_id, decision_requirements_key, namespace),
  foreign key (tenant_id, decision_requirements_key)
    references decision_requirements (tenant_id, decision_requirements_key),
  foreign key (tenant_id, imported_requirements_key)
    references decision_requirements (tenant_id, decision_requirements_key)
);

grant select, insert on decision_import to vorgang_app;
grant select on decision_import to vorgang_engine;
call raise_tenant_walls();
