import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { DisputeLine, Organization, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useMay } from '@shared/session/useSession.ts';
import { At } from '../parts/Age.tsx';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useLater } from '../parts/useLater.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { useDisputeTexts } from './texts.ts';

/** 责任争议: which cases a body disowned, by when it must be ruled, and what was ruled. */
export default function DisputesPage() {
  const t = useDisputeTexts();
  const url = useUrlState();
  const state = url.get('state') || 'open';
  const query = { state: state === 'all' ? '' : state, body: url.get('body'), cursor: url.get('cursor') };
  const list = useQuery({ queryKey: ['disputes', query], placeholderData: keepPreviousData, queryFn: ({ signal }) => api.get<Page<DisputeLine>>('/disputes', { ...query, limit: 50 }, signal) });
  const again = useLater(() => void list.refetch());
  useNews('case', again);
  useGap(again);
  const items = list.data?.items ?? [];
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segmented
          value={state} aria-label={t('state')} options={(['open', 'ruled', 'all'] as const).map((value) => ({ value, label: t(`state.${value}`) }))}
          onChange={(next) => url.set({ state: next === 'open' ? null : next, cursor: null })}
        />
        <BodyFilter value={url.get('body')} onChange={(body) => url.set({ body, cursor: null })} />
        <span className="quiet push">{t('lead')}</span>
      </div>
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          : list.isPending ? <RowsLoading rows={8} />
            : items.length > 0 ? <Rows items={items} />
              : query.body ? <EmptyState title={t('emptyElse')} action={<Button onClick={() => url.set({ body: null })}>{t('clear')}</Button>} />
                : <EmptyState title={t(state === 'open' ? 'empty' : 'emptyElse')} body={t('emptyBody')} />}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!query.cursor} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({ cursor: null })} />
    </div>
  );
}

/** Bodies by name; nothing for whoever may not list them. */
function BodyFilter({ value, onChange }: { value: string; onChange: (id: string | null) => void }) {
  const t = useDisputeTexts();
  const lang = useLang();
  const may = useMay('people.read');
  const [q, setQ] = useState('');
  const found = useQuery({
    queryKey: ['organizations', 'pick', q], enabled: may, staleTime: 30_000, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<Organization>>('/organizations', { q, limit: 60 }, signal),
  });
  if (!may) return null;
  return (
    <Select
      allowClear placeholder={t('body')} aria-label={t('body')} value={value || null} style={{ width: 200 }} loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setQ }} options={(found.data?.items ?? []).map((one) => ({ value: one.id, label: say(one.name, lang) }))}
      onChange={(id: string | undefined) => onChange(id ?? null)}
    />
  );
}

function Rows({ items }: { items: DisputeLine[] }) {
  const t = useDisputeTexts();
  const lang = useLang();
  return (
    <table className="list list-cards">
      <thead><tr><th>{t('number')}</th><th>{t('case')}</th><th>{t('disownedBy')}</th><th>{t('reason')}</th><th>{t('meanwhile')}</th><th>{t('ruling')}</th></tr></thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className={!item.ruled && item.late ? 'row-late' : ''}>
            <td><Link to={`/cases/${encodeURIComponent(item.number)}`}>{item.number}</Link></td>
            <td>{say(item.title, lang)} <span className="quiet">{say(item.area, lang)}</span></td>
            <td>{say(item.disownedBy, lang)} <span className="quiet"><At at={item.at} /></span></td>
            <td>{item.reason}{item.proposed && <span className="quiet"> · {t('proposed', { body: item.proposed })}</span>}</td>
            <td>{item.fallback ? t('fallback', { body: item.fallback }) : <span className="quiet">{t('noFallback')}</span>}</td>
            <td>
              {item.ruled
                ? <>{t('ruled', { body: item.ruled })} <span className="quiet">{item.ruledAt && <At at={item.ruledAt} />}</span>{item.late && <span className="due-late"> {t('ruledLate')}</span>}</>
                : <span className={item.late ? 'due-late' : ''}>{t(item.late ? 'missed' : 'ruleBy')} <At at={item.ruleBy} />{item.escalated && ` · ${t('escalated')}`}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
