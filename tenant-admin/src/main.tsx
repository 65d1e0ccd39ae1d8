import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import './ui/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppContext, createApp } from './app';
import { router } from './router';
import { cssVariables, theme } from './ui/theme';

const app = createApp();
void app.session.start();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <AppContext value={app}>
        <QueryClientProvider client={app.queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AppContext>
    </MantineProvider>
  </StrictMode>,
);
