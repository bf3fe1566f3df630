import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { BackLink } from '../ui/back-link.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { ModelEditor } from './model-editor.js';
import { modelQuery } from './model-query.js';

const route = getRouteApi('/modelle/$processDefinitionKey');

/** One version of a process, open for editing. */
export function ModelPage() {
  const { processDefinitionKey } = route.useParams();
  const model = useQuery(modelQuery(processDefinitionKey));
  return (
    <>
      <BackLink to="/modelle">Alle Modelle</BackLink>
      {model.isPending && <Loading what="Das Modell wird geladen" />}
      {model.error && <ProblemMessage error={model.error} onRetry={() => void model.refetch()} />}
      {model.data && <ModelEditor key={processDefinitionKey} model={model.data} />}
    </>
  );
}
