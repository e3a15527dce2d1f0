import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useMemo } from 'react';
import { api } from '@shared/api/client.ts';
import type { Asset, CodesPage, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMay } from '@shared/session/useSession.ts';
import { Pager } from '../parts/Pager.tsx';
import { SearchBox } from '../parts/SearchBox.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useUrlState } from '../parts/useUrlState.ts';
import { DeviceViews } from '../registers/DeviceViews.tsx';
import { useAssetImport } from './useAssetImport.tsx';
import { useAssetTexts } from './texts.ts';

/** 部件: the numbered things of the street, with the three bodies that answer for each, and a way in for a file. */
export default function AssetsPage() {
  const t = useAssetTexts();
  const lang = useLang();
  const url = useUrlState();
  const mayWrite = useMay('asset.write');
  const mayName = useMay('scenario.read');
  const query = { q: url.get('q'), category: url.get('category'), cursor: url.get('cursor') };
  const list = useQuery({ queryKey: ['assets', query], placeholderData: keepPreviousData, queryFn: ({ signal }) => api.get<Page<Asset>>('/assets', { ...query, limit: 100 }, signal) });
  const codes = useQuery({ queryKey: ['codes'], enabled: mayName, queryFn: ({ signal }) => api.get<CodesPage>('/codes', undefined, signal) });
  const classes = useMemo(() => (codes.data?.table.classes ?? []).filter((one) => one.kind === 'asset'), [codes.data]);
  const names = useMemo(() => new Map(classes.flatMap((one) => one.categories).map((one) => [one.code, one.name])), [classes]);
  const upload = useAssetImport();
  const items = list.data?.items ?? [];
  const filtered = !!query.q || !!query.category;
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <DeviceViews />
        <SearchBox value={query.q} placeholder={t('search')} onSearch={(q) => url.set({ q })} />
        {classes.length > 0 ? (
          <Select
            allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('category')} aria-label={t('category')} value={query.category || null} style={{ width: 200 }}
            options={classes.flatMap((one) => [{ value: one.code, label: `${one.code} ${say(one.name, lang)}` }, ...one.categories.map((c) => ({ value: c.code, label: `${c.code} ${say(c.name, lang)}` }))])}
            onChange={(category: string | undefined) => url.set({ category: category ?? null })}
          />
        ) : <Input.Search allowClear placeholder={t('category')} aria-label={t('category')} defaultValue={query.category} style={{ width: 160 }} onSearch={(category) => url.set({ category })} />}
        {mayWrite && upload.buttons}
      </div>
      {upload.outcome}
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          : list.isPending ? <RowsLoading rows={12} />
            : items.length > 0 ? <Rows items={items} names={names} />
              : filtered ? <EmptyState title={t('emptyElse')} action={<Button onClick={() => url.set({ q: null, category: null })}>{t('clear')}</Button>} />
                : <EmptyState title={t('empty')} body={t(mayWrite ? 'emptyBody' : 'emptyRead')} />}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!query.cursor} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({ cursor: null })} />
    </div>
  );
}

function Rows({ items, names }: { items: Asset[]; names: Map<string, { zh: string; en: string }> }) {
  const t = useAssetTexts();
  const lang = useLang();
  const body = (label: 'competent' | 'owner' | 'maintainer', item: Asset) => (
    <td data-label={t(label)}>{item[label] ? <><span className="asset-role">{t(label)}</span>{say(item[label].name, lang)}</> : <span className="quiet asset-none">–</span>}</td>
  );
  return (
    <table className="list list-cards">
      <thead><tr><th>{t('number')}</th><th>{t('name')}</th><th>{t('category')}</th><th>{t('area')}</th><th>{t('competent')}</th><th>{t('owner')}</th><th>{t('maintainer')}</th></tr></thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td><b>{item.number}</b></td>
            <td>{say(item.name, lang)}</td>
            <td className="quiet">{item.category} {say(names.get(item.category), lang)}</td>
            <td>{say(item.area?.name, lang)}</td>
            {body('competent', item)}{body('owner', item)}{body('maintainer', item)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
