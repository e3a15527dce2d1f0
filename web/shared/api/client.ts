import { Problem } from './problem.ts';

type Query = Record<string, string | number | boolean | null | undefined>;
interface CallOptions {
  query?: Query;
  signal?: AbortSignal;
  /** What must not stand in an address, such as a report's code. */
  headers?: Record<string, string>;
  /** Repeat an unsafe call with the same key and it happens once; made fresh when absent. */
  idempotencyKey?: string;
}

/** A key for one unsafe call. Works on plain HTTP too, where `crypto.randomUUID` is missing. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}

/** `path` below `/api/v1`, with the given query; empty values are left out. */
export function address(path: string, query?: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `/api/v1${path}${text ? `?${text}` : ''}`;
}

/** The address of a stored picture, for `<img src>`. */
export const fileUrl = (id: string): string => address(`/files/${encodeURIComponent(id)}`);

/** Which pages speak: console, field or resident. The history of a case names it. */
const screen = /^\/(console|field|resident)(\/|$)/.exec(globalThis.location?.pathname ?? '')?.[1];

async function send(method: string, path: string, body: unknown, options: CallOptions = {}): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
  let payload: BodyInit | undefined;
  if (body instanceof FormData || body instanceof Blob) payload = body;
  else if (body !== undefined) {
    headers['content-type'] = 'application/json';
    payload = JSON.stringify(body);
  }
  if (method !== 'GET') headers['idempotency-key'] = options.idempotencyKey ?? newKey();
  if (method !== 'GET' && screen) headers['jingwei-screen'] = screen;

  let response: Response;
  try {
    response = await fetch(address(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(payload === undefined ? {} : { body: payload }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new Problem({ status: 0, code: 'network_lost' });
  }
  if (!response.ok) throw await Problem.from(response);
  return response;
}

async function call<T>(method: string, path: string, body: unknown, options: CallOptions = {}): Promise<T> {
  const response = await send(method, path, body, options);
  if (response.status === 204 || response.headers.get('content-length') === '0') return undefined as T;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** Calls of the API. A refusal throws a {@link Problem}; so does a lost network, with code `network_lost`. */
export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) =>
    call<T>('GET', path, undefined, { ...(query ? { query } : {}), ...(signal ? { signal } : {}) }),
  /** The same with what does not belong into an address. */
  getWith: <T>(path: string, headers: Record<string, string>) => call<T>('GET', path, undefined, { headers }),
  /** A picture that an `<img>` cannot ask for itself, because its headers say who may see it. */
  picture: async (path: string, headers: Record<string, string>): Promise<Blob> => (await send('GET', path, undefined, { headers: { ...headers, accept: 'image/*' } })).blob(),
  post: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('POST', path, body ?? {}, options),
  put: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('PUT', path, body ?? {}, options),
  remove: <T>(path: string, options?: CallOptions) => call<T>('DELETE', path, undefined, options),
  /** Stores one picture and answers its id. */
  upload: <T>(file: Blob, options?: CallOptions) => {
    const form = new FormData();
    form.append('file', file, file instanceof File ? file.name : 'photo.jpg');
    return call<T>('POST', '/files', form, options);
  },
};
