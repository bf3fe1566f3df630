import type { Schemas } from '../api/client.js';
import { downloadText } from '../ui/download-text.js';
import { Button } from '../ui/button.js';

/** Form files that came with the model; they are deployed with it. */
export function ImportedForms({ forms }: { readonly forms: readonly Schemas['ImportedForm'][] }) {
  if (forms.length === 0) return null;
  return (
    <section className="problems" aria-labelledby="imported-forms-title">
      <h2 className="kern-heading-small" id="imported-forms-title">
        Formulare aus dem Modell
      </h2>
      <p className="kern-body">
        Aus Feldern im Modell sind eigene Formulare geworden. Sie werden zusammen mit dem Modell
        bereitgestellt.
      </p>
      <ul className="plain-list">
        {forms.map((form) => (
          <li key={form.formId}>
            <span>{form.resourceName}</span>
            <span>
              <Button
                small
                icon="download"
                label={`Herunterladen: ${form.resourceName}`}
                onClick={() => downloadText(form.content, form.resourceName)}
              >
                Herunterladen
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
