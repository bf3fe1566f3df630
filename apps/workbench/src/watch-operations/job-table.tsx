import type { Schemas } from '../api/client.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatMoment } from '../ui/format.js';
import { NumberTable } from '../ui/number-table.js';

/** Work for services, by its kind. */
export function JobTable({ jobs }: { readonly jobs: readonly Schemas['WaitingJobs'][] }) {
  return (
    <section className="section" aria-labelledby="jobs-title">
      <h2 className="kern-heading-small" id="jobs-title">
        Arbeit für Dienste
      </h2>
      {jobs.length === 0 ? (
        <EmptyState title="Es wartet keine Arbeit" />
      ) : (
        <NumberTable
          labelledBy="jobs-title"
          rowHeading="Art"
          columns={['Wartet', 'In Arbeit', 'Ohne Versuche', 'Älteste']}
          rows={jobs.map((job) => ({
            key: job.type,
            heading: job.type,
            cells: [
              job.waiting,
              job.activated,
              job.exhausted,
              job.oldestCreatedAt ? formatMoment(job.oldestCreatedAt) : '–',
            ],
          }))}
        />
      )}
    </section>
  );
}
