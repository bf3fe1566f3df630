import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { DiagramView } from '../diagram/diagram-view.js';
import { modelQuery } from '../edit-model/model-query.js';
import { requestKey } from '../operate-instances/request-key.js';
import { Button } from '../ui/button.js';
import { countOf } from '../ui/format.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { modelElements } from '../diagram/model-elements.js';
import { instructionsOf, mappingOf, type Mapping } from './mapping.js';
import { MappingTable } from './mapping-table.js';
import { MigrationPreview } from './migration-preview.js';
import { proposalQuery, tokensQuery } from './migration-queries.js';

/** Two versions side by side, what goes on where, a trial, and the start. */
export function MigrationPlan({ source, target }: { readonly source: string; readonly target: string }) {
  const navigate = useNavigate();
  const [key] = useState(requestKey);
  const [changed, setChanged] = useState<Mapping | null>(null);
  const sourceModel = useQuery(modelQuery(source));
  const targetModel = useQuery(modelQuery(target));
  const proposal = useQuery(proposalQuery(source, target));
  const tokens = useQuery(tokensQuery(source));
  const mapping = changed ?? mappingOf(proposal.data?.items ?? []);
  const filter = { processDefinitionKey: source };
  const migrationPlan = {
    targetProcessDefinitionKey: target,
    mappingInstructions: instructionsOf(mapping),
  };
  const preview = useMutation({
    mutationFn: () => answerOf(api.POST('/api/migrations/preview', { body: { filter, migrationPlan } })),
  });
  const start = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/batch-operations', {
          headers: { 'Idempotency-Key': key },
          body: { operationType: 'MIGRATE_PROCESS_INSTANCE', filter, migrationPlan },
        }),
      ),
    onSuccess: ({ batchOperationKey }) =>
      navigate({ to: '/betrieb/sammelaktionen/$batchOperationKey', params: { batchOperationKey } }),
  });
  const sourceNames = useMemo(
    () => new Map(modelElements(sourceModel.data?.xml ?? '').map(({ id, name }) => [id, name])),
    [sourceModel.data],
  );
  const targets = useMemo(() => modelElements(targetModel.data?.xml ?? ''), [targetModel.data]);
  const targetNames = new Map(targets.map(({ id, name }) => [id, name]));
  const counts = new Map(tokens.data?.items.map((item) => [item.elementId, item.active]) ?? []);

  const failed = [sourceModel, targetModel, proposal, tokens].filter(({ error }) => error !== null);
  if (failed[0]) {
    const retry = () => void Promise.all(failed.map((query) => query.refetch()));
    return <ProblemMessage error={failed[0].error} onRetry={retry} />;
  }
  if (!sourceModel.data || !targetModel.data || !proposal.data) {
    return <Loading what="Die Versionen werden verglichen" />;
  }
  const standing = [...counts].filter(([, count]) => count > 0).map(([id]) => id);
  const arriving = standing.flatMap((id) => mapping[id] || []);
  return (
    <>
      <div className="two-columns versions-side-by-side">
        <section aria-labelledby="source-title">
          <h2 className="kern-heading-small" id="source-title">
            {`Bisher: Version ${sourceModel.data.version}`}
          </h2>
          <DiagramView
            xml={sourceModel.data.xml}
            label={`${sourceModel.data.name}, Version ${sourceModel.data.version}`}
            marks={{ active: standing, incidents: [], completed: [] }}
          />
        </section>
        <section aria-labelledby="target-title">
          <h2 className="kern-heading-small" id="target-title">
            {`Künftig: Version ${targetModel.data.version}`}
          </h2>
          <DiagramView
            xml={targetModel.data.xml}
            label={`${targetModel.data.name}, Version ${targetModel.data.version}`}
            marks={{ active: arriving, incidents: [], completed: [] }}
          />
        </section>
      </div>
      <section className="section" aria-labelledby="mapping-title">
        <h2 className="kern-heading-small" id="mapping-title">
          Zuordnung
        </h2>
        <MappingTable
          proposals={proposal.data.items}
          mapping={mapping}
          sourceNames={sourceNames}
          targets={targets}
          tokens={counts}
          onChange={(next) => {
            setChanged(next);
            preview.reset();
          }}
        />
      </section>
      <div className="form-actions">
        <Button busy={preview.isPending} onClick={() => preview.mutate()}>
          Zuordnung prüfen
        </Button>
        {preview.data && preview.data.totalItems > 0 && (
          <Button kind="primary" busy={start.isPending} onClick={() => start.mutate()}>
            {`${countOf(preview.data.totalItems, 'Instanz', 'Instanzen')} umstellen`}
          </Button>
        )}
      </div>
      {preview.error && <ProblemMessage error={preview.error} />}
      {start.error && <ProblemMessage error={start.error} />}
      {preview.data && (
        <MigrationPreview preview={preview.data} sourceNames={sourceNames} targetNames={targetNames} />
      )}
    </>
  );
}
