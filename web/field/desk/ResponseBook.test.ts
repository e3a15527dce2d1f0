import { afterEach, describe, expect, it, vi } from 'vitest';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { CityResponse, ResponsePage } from '@shared/api/types/index.ts';
import { ResponseBook } from './ResponseBook.ts';

const response = (id: string, tasksDone = 0): CityResponse => ({ id, tasksDone } as CityResponse);
const page = (of: CityResponse): ResponsePage => ({ response: of, levels: [], steps: [], tasks: [], history: [], mayWork: true });

/** A center that has these responses in force; answers what it was asked. */
function center(items: () => CityResponse[]): string[] {
  const asked: string[] = [];
  vi.spyOn(api, 'get').mockImplementation((path: string) => {
    asked.push(path);
    const found = items().find((one) => path === `/responses/${one.id}`);
    return Promise.resolve((path === '/responses' ? { items: items(), next: null } : page(found!)) as never);
  });
  return asked;
}

describe('the responses on a phone', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('are fetched with their lists, and only those that changed again', async () => {
    let done = 0;
    const asked = center(() => [response('1'), response('2', done)]);
    const book = new ResponseBook('patrol1', true);
    await book.refresh();
    done = 1;
    await book.refresh();
    expect(asked).toEqual(['/responses', '/responses/1', '/responses/2', '/responses', '/responses/2']);
    expect(book.known.value.items.map((one) => one.response.tasksDone)).toEqual([0, 1]);
    expect(book.known.value.stale).toBe(false);
  });
  it('stand as last known without a network', async () => {
    center(() => [response('1')]);
    const book = new ResponseBook('patrol1', true);
    await book.refresh();
    vi.spyOn(api, 'get').mockRejectedValue(new Problem({ status: 0, code: 'network_lost' }));
    await book.refresh();
    expect(book.known.value).toMatchObject({ stale: true, items: [{ response: { id: '1' } }] });
  });
  it('leave the list when they are over', async () => {
    let items = [response('1')];
    center(() => items);
    const book = new ResponseBook('patrol1', true);
    await book.refresh();
    items = [];
    await book.refresh();
    expect(book.known.value.items).toEqual([]);
  });
  it('are not asked for by whoever may not read them', async () => {
    const asked = center(() => []);
    await new ResponseBook('resident', false).refresh();
    expect(asked).toEqual([]);
  });
});
