import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { OrderKind, OrderLine, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatInstant, formatTime } from '@shared/time/format.ts';
import { DueClock } from '../parts/DueClock.tsx';
import { urgency } from '../parts/due.ts';
import { Pager } from '../parts/Pager.tsx';
import { SearchBox } from '../parts/SearchBox.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { useLater } from '../parts/useLater.ts';
import type { useUrlState } from '../parts/useUrlState.ts';
import { useHotlineTexts } from './texts.ts';

const states = ['open', 'received', 'contacting', 'dispatching', 'handling', 'callingBack', 'closed', 'all'] as const;
const kinds: OrderKind[] = ['complaint', 'help', 'question', 'suggestion', 'praise'];
const flags = ['late', 'placeOpen', 'unsolved'] as const;

/** The orders with what the desk works by: first contact, promised time, and what the caller said. */
export function OrdersView({ head, url }: { head: ReactNode; url: ReturnType<typeof useUrlState> }) {
  const t = useHotlineTexts();
  const state = states.find((s) => s === url.get('state')) ?? 'open';
  const query = {
    ...(state === 'all' ? {} : { state }), kind: url.get('kind'), q: url.get('q'), cursor: url.get('cursor'),
    ...Object.fromEntries(flags.map((flag) => [flag, url.get(flag)])),
  };
  const list = useQuery({ queryKey: ['hotline-orders', query], placeholderData: keepPreviousData, queryFn: ({ signal }) => api.get<Page<OrderLine>>('/hotline/orders', { ...query, limit: 50 }, signal) });
  const look = useLater(() => void list.refetch());
  useNews('case', (item) => {
    if (item.source === 'hotline') look();
  });
  useGap(() => void list.refetch());
  const items = list.data?.items ?? [];
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        {head}
        <Select value={state} aria-label={t('state')} style={{ width: 128 }} options={states.map((s) => ({ value: s, label: t(`state.${s}`) }))} onChange={(s: string) => url.set({ state: s === 'open' ? null : s, cursor: null })} />
        <Select
          allowClear placeholder={t('kind')} aria-label={t('kind')} value={url.get('kind') || null} style={{ width: 116 }} options={kinds.map((k) => ({ value: k, label: t(`kind.${k}`) }))}
          onChange={(k: string | undefined) => url.set({ kind: k ?? null, cursor: null })}
        />
        <SearchBox value={url.get('q')} placeholder={t('search')} onSearch={(q) => url.set({ q, cursor: null })} />
        {flags.map((flag) => <Checkbox key={flag} checked={url.get(flag) === 'true'} onChange={(e) => url.set({ [flag]: e.target.checked ? 'true' : null, cursor: null })}>{t(`only.${flag}`)}</Checkbox>)}
      </div>
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isPending ? <RowsLoading rows={12} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('empty')} body={t('emptyBody')} action={<Button onClick={() => url.set({ state: 'all', kind: null, q: null, late: null, placeOpen: null, unsolved: null, cursor: null })}>{t('clear')}</Button>} />
              : <OrderTable items={items} />}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!url.get('cursor')} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({ cursor: null })} />
    </div>
  );
}

function OrderTable({ items }: { items: OrderLine[] }) {
  const t = useHotlineTexts();
  const lang = useLang();
  const now = useCityNow(1_000);
  return (
    <table className="list list-cards">
      <colgroup><col style={{ width: 168 }} /><col /><col style={{ width: 128 }} /><col style={{ width: 116 }} /><col style={{ width: 124 }} /><col style={{ width: 132 }} /><col style={{ width: 112 }} /><col style={{ width: 140 }} /><col style={{ width: 136 }} /></colgroup>
      <thead>
        <tr><th>{t('col.order')}</th><th>{t('col.title')}</th><th>{t('col.area')}</th><th>{t('col.state')}</th><th>{t('col.contact')}</th><th>{t('col.body')}</th><th>{t('col.promised')}</th><th>{t('col.due')}</th><th>{t('col.said')}</th></tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.case.id} className={urgency(item.case, now) === 'late' ? 'row-late' : ''}>
            <td className="num clip" title={item.orderNumber}><Link to={`/cases/${encodeURIComponent(item.case.number)}`}>{item.orderNumber}</Link></td>
            <td className="clip card-line" title={say(item.case.title, lang)}>
              {item.supervised && <span className="due-soon">{t('supervised')} · </span>}<b>{say(item.case.title, lang)}</b> <span className="quiet">{t(`kind.${item.kind}`)}</span>
            </td>
            <td className="clip">{item.placeOpen ? <span className="due-soon">{t('placeOpen')}</span> : say(item.case.area.name, lang)}</td>
            <td className="clip"><StateTag item={item.case} bare /></td>
            <td className="clip">{item.contactedAt ? <span title={formatInstant(item.contactedAt)}>{t('contact.at', { at: formatTime(item.contactedAt, now) })}</span> : item.case.stage !== 'check' && item.tries > 0 ? <span className="due-soon">{t('contact.tries', { n: item.tries })}</span> : <span className="quiet">{t('contact.none')}</span>}</td>
            <td className="clip">{item.case.body ? say(item.case.body.name, lang) : <span className="quiet">–</span>}</td>
            <td className="num">{item.promisedAt ? <time dateTime={item.promisedAt} title={formatInstant(item.promisedAt)}>{formatTime(item.promisedAt, now)}</time> : '–'}</td>
            <td className="card-end"><DueClock item={item.case} /></td>
            <td className="clip">
              {item.satisfaction && item.solved ? <span className={item.solved === 'yes' ? '' : 'due-soon'}>{t(`satisfaction.${item.satisfaction}`)} · {t(`truly.${item.solved}`)}</span>
                : item.case.stage === 'check' && item.tries > 0 ? <span className="due-soon">{t('contact.tries', { n: item.tries })}</span> : <span className="quiet">–</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
