import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { MappingCheck, Platform, Platforms } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMay } from '@shared/session/useSession.ts';
import { formatNumber } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useUrlState } from '../parts/useUrlState.ts';
import { MappingMistakes } from './Mistakes.tsx';
import { PlatformPanel } from './PlatformPanel.tsx';
import { useExchangeTexts } from './texts.ts';
import './exchange.css';

const tones = { unset: 'tag-end', active: 'tag-ok', failing: 'tag-bad', paused: 'tag-wait', broken: 'tag-bad', needsKey: 'tag-bad' } as const;

/** Other platforms: how each stands, and what went, came and was refused. */
export default function ExchangePage() {
  const t = useExchangeTexts();
  const url = useUrlState();
  const manages = useMay('exchange.manage');
  const [checking, setChecking] = useState(false);
  const list = useQuery({ queryKey: ['exchange', 'platforms'], refetchInterval: 5_000, queryFn: ({ signal }) => api.get<Platforms>('/exchange/platforms', {}, signal) });
  const items = list.data?.items ?? [];
  const chosen = items.find((item) => item.name === url.get('platform')) ?? null;
  return (
    <div className="page-body exchange">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <span className="quiet">{t('why')}</span>
        {manages && <Button className="push" aria-expanded={checking} onClick={() => setChecking(!checking)}>{t('check')}</Button>}
      </div>
      {checking && <Check />}
      {list.data && list.data.broken.length > 0 && <section className="panel" aria-label={t('broken')}><header><h2>{t('broken')}</h2></header><div className="exchange-body"><MappingMistakes items={list.data.broken} /></div></section>}
      <div className="panel">
        {list.isPending ? <RowsLoading rows={3} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('empty')} body={t('emptyBody')} />
              : <Rows items={items} chosen={chosen?.name ?? ''} onOpen={(name) => url.set({ platform: name, tab: null })} />}
      </div>
      {chosen && <PlatformPanel key={chosen.name} platform={chosen} />}
    </div>
  );
}

function Rows({ items, chosen, onOpen }: { items: Platform[]; chosen: string; onOpen: (name: string) => void }) {
  const t = useExchangeTexts();
  const lang = useLang();
  return (
    <table className="list list-cards">
      <thead><tr><th>{t('col.name')}</th><th>{t('ways')}</th><th>{t('col.state')}</th><th>{t('col.waiting')}</th><th>{t('col.refused')}</th><th>{t('col.arrived')}</th><th>{t('col.look')}</th><th>{t('col.delivered')}</th></tr></thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.name} data-platform={item.state} aria-selected={item.name === chosen}>
            <td><button type="button" className="exchange-name" aria-label={t('open', { name: say(item.title, lang) })} onClick={() => onOpen(item.name)}>{say(item.title, lang)}</button> <span className="quiet">{t.of(`level.${item.level}`, undefined, item.level)}</span></td>
            <td>{item.state === 'broken' ? '–' : t(item.out && item.in ? 'way.both' : item.out ? 'way.out' : 'way.in')}{item.rule && <span className="quiet"> · {t('rule')}</span>}</td>
            <td><span className={`tag ${tones[item.state]}`}>{t(`state.${item.state}`)}</span></td>
            <td className="num">{formatNumber(item.waiting)}</td>
            <td className="num">{item.refused > 0 ? <b>{formatNumber(item.refused)}</b> : 0}</td>
            <td className="num">{item.arrived > 0 ? <b>{formatNumber(item.arrived)}</b> : 0}</td>
            <td className="num">{item.look > 0 ? <b>{formatNumber(item.look)}</b> : 0}</td>
            <td className="num"><At at={item.lastDeliveredAt} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A mapping before it is put into the folder: each mistake with its line. */
function Check() {
  const t = useExchangeTexts();
  const [yaml, setYaml] = useState('');
  const check = useMutation({ mutationFn: () => api.post<MappingCheck>('/exchange/mappings/check', { yaml }) });
  return (
    <section className="panel" aria-label={t('check')}>
      <header><h2>{t('check')}</h2></header>
      <div className="exchange-body">
        <Input.TextArea value={yaml} aria-label={t('check.label')} placeholder={t('check.label')} autoSize={{ minRows: 6, maxRows: 20 }} spellCheck={false} onChange={(e) => setYaml(e.target.value)} />
        <p><Button type="primary" disabled={!yaml.trim()} loading={check.isPending} onClick={() => check.mutate()}>{t('check.go')}</Button></p>
        <div role="status">
          {check.isError && <p className="problem">{explain(check.error)}</p>}
          {check.data && (check.data.mistakes.length === 0 ? <p>{t('check.fine')}</p> : <><p>{t('check.mistakes', { count: check.data.mistakes.length })}</p><MappingMistakes items={check.data.mistakes} /></>)}
        </div>
      </div>
    </section>
  );
}
