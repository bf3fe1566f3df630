import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';

export type ModelFinding = Schemas['ModelFinding'];

/** Pause after the last change before the server checks again. */
const pause = 800;

export interface ModelCheckState {
  readonly findings: readonly ModelFinding[] | null;
  readonly isChecking: boolean;
  readonly error: unknown;
}

/** Asks the server whether the model could be deployed, after every pause in the editing. */
export function useModelCheck(
  resourceName: string,
  revision: number,
  isReady: boolean,
  exportXml: () => Promise<string>,
): ModelCheckState {
  const [settled, setSettled] = useState(revision);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(revision), pause);
    return () => clearTimeout(timer);
  }, [revision]);

  const check = useQuery({
    queryKey: ['model-check', resourceName, settled],
    queryFn: async () =>
      answerOf(api.POST('/api/models/check', { body: { resourceName, xml: await exportXml() } })),
    enabled: isReady,
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return { findings: check.data?.problems ?? null, isChecking: check.isFetching, error: check.error };
}
