import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { modelsQuery } from '../edit-model/model-query.js';
import { EmptyState } from '../ui/empty-state.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { SelectInput } from '../ui/select-input.js';
import { OperationsViews } from '../watch-operations/operations-views.js';
import { MigrationPlan } from './migration-plan.js';

const route = getRouteApi('/betrieb/umstellung');

/** Moving running instances to another version, step by step. */
export function MigrationPage() {
  const { source, target } = route.useSearch();
  const navigate = useNavigate();
  const models = useQuery(modelsQuery);
  const versions = (models.data?.items ?? []).flatMap((model) =>
    model.versions.map((version) => ({
      value: version.processDefinitionKey,
      label: `${model.name}, Version ${version.version}`,
    })),
  );
  const choose = (name: 'source' | 'target') => (key: string) =>
    void navigate({ to: '/betrieb/umstellung', search: { source, target, [name]: key || undefined } });
  return (
    <>
      <PageTitle>Instanzen auf andere Version umstellen</PageTitle>
      <OperationsViews />
      {models.isPending && <Loading what="Die Versionen werden geladen" />}
      {models.error && <ProblemMessage error={models.error} onRetry={() => void models.refetch()} />}
      {models.data && (
        <div className="controls__fields controls">
          <SelectInput
            id="source-version"
            label="Laufen bisher auf"
            value={source ?? ''}
            options={[{ value: '', label: 'Bitte wählen' }, ...versions]}
            onChange={choose('source')}
          />
          <SelectInput
            id="target-version"
            label="Sollen laufen auf"
            value={target ?? ''}
            options={[
              { value: '', label: 'Bitte wählen' },
              ...versions.filter((version) => version.value !== source),
            ]}
            onChange={choose('target')}
          />
        </div>
      )}
      {source && target ? (
        <MigrationPlan key={`${source} ${target}`} source={source} target={target} />
      ) : (
        <EmptyState title="Wählen Sie beide Versionen">
          <p>Danach sehen Sie, welcher Schritt wo weitergeht, und prüfen das vor dem Beginn.</p>
        </EmptyState>
      )}
    </>
  );
}
