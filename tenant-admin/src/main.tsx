import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import './ui/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppContext, createApp } from './app';
import { followLanguage, preferred, speak } from './i18n/i18n';
import { Spoken } from './i18n/Spoken';
import { renewPage } from './offline/release';
import { keepWords } from './push/words';
import { startWorker } from './push/worker';
import { router } from './router';
import { cssVariables, theme } from './ui/theme';

const app = createApp();
void app.session.start();
// Shown in English when the words cannot be loaded.
await speak(preferred()).catch(() => undefined);
void keepWords();
followLanguage(() => void keepWords());
startWorker((to) => void router.navigate({ to }));
addEventListener('vite:preloadError', () => void renewPage(import.meta.url));

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <AppContext value={app}>
        <QueryClientProvider client={app.queries}>
          <Spoken>
            <RouterProvider router={router} />
          </Spoken>
        </QueryClientProvider>
      </AppContext>
    </MantineProvider>
  </StrictMode>,
);
