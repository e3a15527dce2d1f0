// The shell of the field pages on the phone: opens without a network. Moves that wait are not its work; the page keeps
// them (field/outbox) and sends them itself, so that nothing is sent behind a person's back.
const shell = 'jingwei-field-shell-1';
const data = 'jingwei-field-data-1';
const start = '/field/';
const most = 150;

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('jingwei-field-') && name !== shell && name !== data) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (url.pathname.startsWith(start)) event.respondWith(newestPage());
  } else if (url.pathname.startsWith('/assets/') || url.pathname === '/favicon.svg') {
    event.respondWith(keptOrFetched(request, shell));
  } else if (/^\/api\/v1\/(map|files\/)/.test(url.pathname)) {
    // The street's map does not change during a shift; a stored picture never does.
    event.respondWith(keptOrFetched(request, data));
  }
});

/** Keeps the page and every script and style that it names. */
async function keepShell() {
  const cache = await caches.open(shell);
  const page = await fetch(start, { cache: 'no-cache' });
  if (!page.ok) throw new Error(`shell: ${page.status}`);
  const html = await page.clone().text();
  const needed = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]);
  await cache.put(start, page);
  await Promise.all(needed.map(async (path) => {
    if (!(await cache.match(path))) await cache.add(path);
  }));
  return needed;
}

/** Leaves out scripts and styles of an earlier version; what the page loads later comes back as it is used. */
async function renewShell() {
  const needed = new Set(await keepShell());
  const cache = await caches.open(shell);
  for (const kept of await cache.keys()) {
    const { pathname } = new URL(kept.url);
    if (pathname.startsWith('/assets/') && !needed.has(pathname)) await cache.delete(kept);
  }
}

async function newestPage() {
  const cache = await caches.open(shell);
  try {
    const page = await fetch(start, { cache: 'no-cache', signal: AbortSignal.timeout(4000) });
    if (!page.ok) throw new Error(String(page.status));
    const known = await cache.match(start);
    const changed = !known || (await known.text()) !== (await page.clone().text());
    if (changed) renewShell().catch(() => undefined);
    return page;
  } catch {
    return (await cache.match(start)) ?? Response.error();
  }
}

async function keptOrFetched(request, name) {
  const cache = await caches.open(name);
  const kept = await cache.match(request);
  if (kept) return kept;
  const fetched = await fetch(request);
  if (fetched.ok) keep(cache, request, fetched.clone()).catch(() => undefined);
  return fetched;
}

/** The oldest go when there are too many, so that a year of pictures does not fill a phone. */
async function keep(cache, request, response) {
  await cache.put(request, response);
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - most))) await cache.delete(old);
}
