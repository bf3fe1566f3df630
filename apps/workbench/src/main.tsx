import '@kern-ux/native/dist/kern.min.css';
import '@fontsource/fira-sans/400.css';
import '@fontsource/fira-sans/500.css';
import '@fontsource/fira-sans/600.css';
import '@fontsource/fira-sans/700.css';
import './styles/workbench.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { queryClient } from './api/query-client.js';
import { router } from './shell/router.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html lacks the element with the id "root"');

createRoot(root).render(
  <StrictMode>
    <I18nProvider locale="de-DE">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
