import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.ts';

/**
 * The resident's pages are built apart: written against React like the rest, shipped with Preact, and for browsers of old phones.
 * A resident comes once a month on whatever connection there is; React alone would be three quarters of the first load.
 */
export default defineConfig({
  appType: 'mpa',
  plugins: [react(), precompress()],
  resolve: {
    alias: [
      { find: '@shared', replacement: `${import.meta.dirname}/shared` },
      { find: 'react-dom/client', replacement: 'preact/compat/client' },
      { find: 'react-dom', replacement: 'preact/compat' },
      { find: /^react\/jsx(-dev)?-runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react$/, replacement: 'preact/compat' },
    ],
  },
  // The public folder is copied by the main build.
  publicDir: false,
  build: {
    outDir: process.env['JINGWEI_WEB_OUT'] ?? '../src/Jingwei.Host/wwwroot',
    emptyOutDir: false,
    target: ['es2018', 'chrome70', 'safari12', 'firefox68'],
    rolldownOptions: { input: { resident: 'resident/index.html' } },
  },
});
