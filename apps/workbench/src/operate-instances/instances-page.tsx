import { getRouteApi } from '@tanstack/react-router';
import { PageTitle } from '../ui/page-title.js';
import { OperationsViews } from '../watch-operations/operations-views.js';
import { InstanceControls } from './instance-controls.js';
import { InstanceList } from './instance-list.js';

const route = getRouteApi('/betrieb/instanzen');

/** Process instances to find and to act on, one or many. */
export function InstancesPage() {
  const filter = route.useSearch();
  return (
    <>
      <PageTitle tab="Instanzen">Instanzen</PageTitle>
      <OperationsViews />
      <InstanceControls filter={filter} />
      <InstanceList key={JSON.stringify(filter)} filter={filter} />
    </>
  );
}
