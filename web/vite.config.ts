import react from '@vitejs/plugin-react';
import { defineConfig, type Connect, type Plugin } from 'vite';
import { precompress } from './precompress.ts';

/**
 * The pages of the product; each has its own entry so that no page loads another's libraries. The resident's pages are built by
 * vite.resident.config.ts; here they are only served while developing.
 */
const pages = {
  signin: 'index.html',
  console: 'console/index.html',
  field: 'field/index.html',
  demo: 'demo/index.html',
};

const host = process.env['JINGWEI_HOST'] ?? 'http://127.0.0.1:8080';

/** `/console/cases/…` is drawn by `console/index.html`, as the host does it in production. */
function deepAddresses(): Plugin {
  const rewrite: Connect.NextHandleFunction = (request, _response, next) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const page = /^\/(console|field|resident|demo)(\/|$)/.exec(path)?.[1];
    const isFile = /\.\w+$/.test(path);
    if (page && !isFile) request.url = `/${page}/index.html`;
    next();
  };
  return {
    name: 'jingwei:deep-addresses',
    configureServer: (server) => void server.middlewares.use(rewrite),
    configurePreviewServer: (server) => void server.middlewares.use(rewrite),
  };
}

export default defineConfig({
  appType: 'mpa',
  plugins: [react(), deepAddresses(), precompress()],
  resolve: { alias: { '@shared': `${import.meta.dirname}/shared` } },
  worker: { format: 'es' },
  build: {
    outDir: process.env['JINGWEI_WEB_OUT'] ?? '../src/Jingwei.Host/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { input: pages },
  },
  server: {
    // The schema of scenario packages lies beside them.
    fs: { allow: ['.', '../scenarios'] },
    proxy: {
      // The page's own host is passed on: a call that seems to come from another site is refused.
      '/api': { target: host, changeOrigin: false },
      '/health': host,
      '/hub': { target: host, ws: true, changeOrigin: false },
    },
  },
});
