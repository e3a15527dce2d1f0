import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Checkbox, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { api } from '@shared/api/client.ts';
import type { Page, WorkItemSummary } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { hoursOf, useWorkItemTexts } from '@shared/i18n/workItemTexts.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { Pager } from '../parts/Pager.tsx';
import { SearchBox } from '../parts/SearchBox.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useLater } from '../parts/useLater.ts';
import { useListKeys } from '../parts/useListKeys.ts';
import type { useUrlState } from '../parts/useUrlState.ts';
import { ItemDetails } from './ItemDetails.tsx';
import { useItemsTexts } from './texts.ts';

/** Work items; one opens beside the list. */
export function ItemsList({ head, url, view }: { head: ReactNode; url: ReturnType<typeof useUrlState>; view: 'inForce' | 'asked' | 'all' }) {
  const t = useItemsTexts();
  const words = useWorkItemTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const query = { ...(view === 'all' ? {} : { state: view }), q: url.get('q'), waiting: url.get('waiting'), cursor: url.get('cursor') };
  const list = useQuery({ queryKey: ['workItems', query], placeholderData: keepPreviousData, queryFn: ({ signal }) => api.get<Page<WorkItemSummary>>('/work-items', { ...query, limit: 50 }, signal) });
  const look = useLater(() => void list.refetch());
  useNews('workItem', look);
  useGap(() => void list.refetch());
  const items = list.data?.items ?? [];
  const shown = url.get('item');
  const { chosen } = useListKeys(items.length, (i) => items[i] && url.set({ item: items[i].number }, true));
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        {head}
        <SearchBox value={url.get('q')} placeholder={t('search')} onSearch={(q) => url.set({ q })} />
        <Checkbox checked={url.get('waiting') === 'me'} onChange={(e) => url.set({ waiting: e.target.checked ? 'me' : null })}>{t('only.waiting')}</Checkbox>
      </div>
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isPending ? <RowsLoading rows={10} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('empty')} body={t('empty.body')} />
              : (
                <table className="list list-cards">
                  <colgroup><col style={{ width: 148 }} /><col /><col style={{ width: 180 }} /><col style={{ width: 220 }} /><col style={{ width: 116 }} /><col style={{ width: 210 }} /></colgroup>
                  <thead><tr><th>{t('col.number')}</th><th>{t('col.name')}</th><th>{t('col.body')}</th><th>{t('col.much')}</th><th>{t('col.until')}</th><th>{t('col.state')}</th></tr></thead>
                  <tbody>
                    {items.map((item, i) => (
                      <tr key={item.number} data-row={i} className={`${item.late ? 'row-late' : ''}${i === chosen ? ' chosen' : ''}`}>
                        <td className="num">{item.number}</td>
                        <td className="clip card-line"><button type="button" className="link-button" onClick={() => url.set({ item: item.number }, true)}>{item.name}</button></td>
                        <td className="clip">{say(item.body.name, lang)}</td>
                        <td>{words('times.of', { times: item.timesPerYear })} · {words('hours.of', { hours: hoursOf(item.minutes) })}</td>
                        <td className="num">{item.until}</td>
                        <td><span className={`tag tag-${item.inForce ? 'ok' : item.state === 'asked' ? 'soon' : 'quiet'}`}>{words(`state.${item.state}`)}</span>{item.waitUntil && <span className={item.late ? 'late-text' : 'quiet'}> {words('judge.by', { at: formatTime(item.waitUntil, now) })}</span>}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!url.get('cursor')} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({ cursor: null })} />
      <Drawer open={shown !== ''} size={560} title={shown} onClose={() => url.set({ item: null }, true)} destroyOnHidden>
        {shown !== '' && <ItemDetails key={shown} number={shown} />}
      </Drawer>
    </div>
  );
}
