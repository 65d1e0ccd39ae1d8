import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const service = process.env['CHATFLOW_SERVICE'] ?? 'http://localhost:8080';

export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  build: {
    target: 'es2022',
    // Fonts as files: the service's content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { index: 'index.html', worker: 'src/worker/worker.ts' },
      output: {
        // Browsers know the worker by its address.
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    proxy: { '/api': { target: service, ws: true } },
  },
  test: {
    include: ['test/**/*.test.ts'],
    // The files of a worker share its modules, and with them its browser; each test has a context and a service of its own.
    isolate: false,
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
