import { answerOf, api, type Schemas } from '../api/client.js';

/** Sends a file to the server, which converts it and stores nothing. */
export function sendModelFile(file: File, removeForeign: boolean): Promise<Schemas['ImportedModel']> {
  return answerOf(
    api.POST('/api/models/import', {
      body: { file: '', removeForeign: removeForeign ? 'true' : 'false' },
      bodySerializer: () => {
        const form = new FormData();
        form.set('removeForeign', removeForeign ? 'true' : 'false');
        form.set('file', file);
        return form;
      },
    }),
  );
}
