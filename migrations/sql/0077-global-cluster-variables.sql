-- What belongs to the whole installation is read by the work of every tenant, and written by work on the installation
-- alone (the tenant `<default>`, as the directory): a tenant's own work can neither plant nor change what others read.
drop policy one_tenant on cluster_variable;
create policy one_tenant on cluster_variable to vorgang_app
  using (tenant_id = current_setting('app.tenant', true)
    or (tenant_id = '*' and current_setting('app.tenant', true) = '<default>'));
create policy of_the_installation on cluster_variable for select to vorgang_app using (tenant_id = '*');
