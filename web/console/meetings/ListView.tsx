import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { MeetingSummary, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { toneOf } from '@shared/i18n/meetingWords.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { cityDay, formatInstant, formatTime } from '@shared/time/format.ts';
import { Pager } from '../parts/Pager.tsx';
import { SearchBox } from '../parts/SearchBox.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useLater } from '../parts/useLater.ts';
import { useListKeys } from '../parts/useListKeys.ts';
import type { useUrlState } from '../parts/useUrlState.ts';
import { useMeetingsTexts } from './texts.ts';

const states = ['open', 'closed', 'cancelled', 'all'] as const;
const kinds = ['summons', 'joint'] as const;

/** The list with its filters; behind a figure only what that counts. */
export function ListView({ head, end, url }: { head: ReactNode; end: ReactNode; url: ReturnType<typeof useUrlState> }) {
  const t = useMeetingsTexts();
  const words = useMeetingTexts();
  const figure = url.get('figure');
  const state = states.find((s) => s === url.get('state')) ?? (figure ? 'all' : 'open');
  const query = {
    ...(state === 'all' ? {} : { state }), kind: url.get('kind'), q: url.get('q'), waiting: url.get('waiting'), late: url.get('late'), figure, body: url.get('body'), caller: url.get('caller'), from: url.get('from'), to: url.get('to'),
    cursor: url.get('cursor'),
  };
  const list = useQuery({ queryKey: ['meetings', query], placeholderData: keepPreviousData, queryFn: ({ signal }) => api.get<Page<MeetingSummary>>('/meetings', { ...query, limit: 50 }, signal) });
  const look = useLater(() => void list.refetch());
  useNews('meeting', look);
  useNews('myMeeting', look);
  useGap(() => void list.refetch());
  const items = list.data?.items ?? [];
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        {head}
        <Select value={state} aria-label={t('state')} style={{ width: 104 }} options={states.map((s) => ({ value: s, label: s === 'all' ? t('state.all') : words(`state.${s}`) }))} onChange={(s: string) => url.set({ state: s === 'open' && !figure ? null : s })} />
        <Select allowClear placeholder={t('kind')} aria-label={t('kind')} value={url.get('kind') || null} style={{ width: 128 }} options={kinds.map((k) => ({ value: k, label: words(`kind.${k}`) }))} onChange={(k: string | undefined) => url.set({ kind: k ?? null })} />
        <SearchBox value={url.get('q')} placeholder={t('search')} onSearch={(q) => url.set({ q })} />
        <Checkbox checked={url.get('waiting') === 'me'} onChange={(e) => url.set({ waiting: e.target.checked ? 'me' : null })}>{t('only.waiting')}</Checkbox>
        <Checkbox checked={url.get('late') === 'true'} onChange={(e) => url.set({ late: e.target.checked ? 'true' : null })}>{t('only.late')}</Checkbox>
        {figure && (
          <Tag closable onClose={() => url.set({ figure: null, body: null, caller: null, from: null, to: null })}>
            {t('figure.chip', { figure: words.of(`figure.${figure}`), from: url.get('from') ? cityDay(url.get('from')) : '', to: url.get('to') ? cityDay(Date.parse(url.get('to')) - 1) : '' })}
          </Tag>
        )}
        {end}
      </div>
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isPending ? <RowsLoading rows={10} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('empty')} body={t('emptyBody')} action={<Button onClick={() => url.set({ state: 'all', kind: null, q: null, waiting: null, late: null, figure: null, body: null, caller: null, from: null, to: null })}>{t('clear')}</Button>} />
              : <MeetingTable items={items} />}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!url.get('cursor')} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({ cursor: null })} />
    </div>
  );
}

function MeetingTable({ items }: { items: MeetingSummary[] }) {
  const t = useMeetingsTexts();
  const words = useMeetingTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const navigate = useNavigate();
  const to = (item: MeetingSummary): string => `/meetings/${encodeURIComponent(item.number)}`;
  const { chosen } = useListKeys(items.length, (i) => {
    const item = items[i];
    if (item) void navigate(to(item));
  });
  return (
    <table className="list list-cards">
      <colgroup><col style={{ width: 148 }} /><col /><col style={{ width: 190 }} /><col style={{ width: 260 }} /><col style={{ width: 116 }} /><col style={{ width: 72 }} /><col style={{ width: 128 }} /><col style={{ width: 190 }} /></colgroup>
      <thead><tr><th>{t('col.number')}</th><th>{t('col.matter')}</th><th>{t('col.area')}</th><th>{t('col.bodies')}</th><th>{t('col.comeBy')}</th><th>{t('col.came')}</th><th>{t('col.items')}</th><th>{t('col.state')}</th></tr></thead>
      <tbody>
        {items.map((item, i) => (
          <tr key={item.id} data-row={i} className={`${item.late ? 'row-late' : ''}${i === chosen ? ' chosen' : ''}`}>
            <td className="num"><Link to={to(item)}>{item.number}</Link></td>
            <td className="clip card-line" title={item.matter}><b>{item.matter}</b> <span className="quiet">{words(`kind.${item.kind}`)} · {item.address}</span></td>
            <td className="clip">{say(item.callerArea.name, lang)} <span className="quiet">{say(item.caller, lang)}</span></td>
            <td className="meeting-bodies">{item.bodies.map((body) => <span key={body.id} className={`tag tag-${toneOf(body.means)}`} title={say(body.step, lang)}>{say(body.name, lang)} {say(body.step, lang)}</span>)}</td>
            <td className="num"><time dateTime={item.comeBy} title={formatInstant(item.comeBy)}>{formatTime(item.comeBy, now)}</time></td>
            <td className="num">{item.came} / {item.bodies.length}</td>
            <td className="clip">{item.items === 0 ? <span className="quiet">–</span> : item.itemsOpen > 0 ? t('items.count', { open: item.itemsOpen, all: item.items }) : t('items.settled', { all: item.items })}</td>
            <td className="card-end">
              {item.waitsForMe > 0 ? <b className="due-soon">{t('waits.me', { count: item.waitsForMe })}</b> : words(`state.${item.state}`)}
              {item.level && <> <span className="due-late">{words('level', { level: item.level })}</span></>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
