import { getRouteApi } from '@tanstack/react-router';
import { CaseControls } from '../find-cases/case-controls.js';
import { CaseList } from '../find-cases/case-list.js';
import { AuditViews } from './audit-views.js';
import { LatestCheckpoint } from './latest-checkpoint.js';
import { PageTitle } from '../ui/page-title.js';

const route = getRouteApi('/pruefung');

/** Finds the case whose history is to be read. */
export function AuditPage() {
  const filter = route.useSearch();
  return (
    <>
      <PageTitle>Prüfung</PageTitle>
      <AuditViews />
      <p className="kern-body">
        Jede Änderung eines Vorgangs ist mit Person, Zeit und Werten festgehalten. Wählen Sie einen Vorgang,
        um seinen Verlauf zu lesen, mitzunehmen oder auf Unversehrtheit zu prüfen.
      </p>
      <CaseControls filter={filter} area="/pruefung" />
      <CaseList filter={filter} area="/pruefung" />
      <LatestCheckpoint />
    </>
  );
}
