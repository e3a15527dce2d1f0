import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Segmented, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { CaseSource, CaseSummary, Category, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { ExportButton } from '../exports/ExportButton.tsx';
import { Pager } from '../parts/Pager.tsx';
import { SearchBox } from '../parts/SearchBox.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useListKeys } from '../parts/useListKeys.ts';
import { useLater } from '../parts/useLater.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { useHotkeys } from '../shell/hotkeys.ts';
import { BulkBar } from './BulkBar.tsx';
import { CaseTable } from './CaseTable.tsx';
import { useBulkTexts } from './bulkTexts.ts';
import { nonePicked, ranged, toggled, type Picked } from './picked.ts';
import { ViewsBar } from './ViewsBar.tsx';
import { FilterChips } from './FilterChips.tsx';
import { freshIn, isNewer } from './fresh.ts';
import { caseFilters, columnsOf, isGroup, presetOf, presets, sorted, type Preset, type Sort, deskOf, desks, type DeskFilter } from './query.ts';
import { useCasesTexts } from './texts.ts';

const sources: CaseSource[] = ['sensor', 'resident', 'assisted', 'inspector', 'hotline', 'platform'];

/** The list of cases. Filters, order and page live in the address. */
export default function CasesPage() {
  const t = useCasesTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const url = useUrlState();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const now = useCityNow(5_000);
  const query = Object.fromEntries(caseFilters.map((name) => [name, url.get(name)]));
  const isFiltered = caseFilters.some((name) => url.get(name) !== '');
  const ask = ({ signal }: { signal: AbortSignal }) => api.get<Page<CaseSummary>>('/cases', { ...query, limit: 50 }, signal);
  const list = useQuery({ queryKey: ['cases', query], placeholderData: keepPreviousData, queryFn: ask });
  // What the list would show now: asked for when there is news of a case that may belong into it.
  const newest = useQuery({ queryKey: ['newest-cases', query], queryFn: ask, enabled: false, gcTime: 0 });
  const look = useLater(() => void newest.refetch());
  const categories = useQuery({ queryKey: ['categories'], queryFn: () => api.get<Page<Category>>('/categories'), staleTime: Infinity });
  const sort = (url.get('sort') || 'new') as Sort;
  const items = useMemo(() => sorted(list.data?.items ?? [], sort, now), [list.data, sort, now]);
  const open = (i: number): void => {
    const item = items[i];
    if (item) void navigate(`/cases/${encodeURIComponent(item.number)}`);
  };
  const keys = useListKeys(items.length, open);
  const bulk = useBulkTexts();
  const [picked, setPicked] = useState<Picked>(nonePicked);
  const [last, setLast] = useState<string | null>(null);
  const address = JSON.stringify(query);
  // What is chosen belongs to the list that was seen.
  useEffect(() => { setPicked(nonePicked); setLast(null); }, [address]);
  const pick = (i: number, range: boolean): void => {
    const item = items[i];
    if (!item) return;
    setPicked((now) => (range ? ranged(now, items.map((c) => c.number), last, i) : toggled(now, item.number)));
    setLast(item.number);
  };
  useHotkeys([
    { keys: 'x', label: bulk('pick.key'), scope: 'here', run: () => pick(keys.chosen, false) },
    { keys: 'X', label: bulk('pick.range'), scope: 'here', run: () => pick(keys.chosen, true) },
  ]);

  // A known case is changed in its place; a new one is announced, so that rows do not jump under a reading eye.
  const isFirst = !url.get('cursor');
  const shown = list.data?.items ?? [];
  const fresh = isFirst && newest.dataUpdatedAt > list.dataUpdatedAt && !list.isPlaceholderData ? freshIn(shown, newest.data?.items ?? []) : 0;
  useNews('case', (item) => {
    if (shown.some((c) => c.id === item.id)) {
      queries.setQueryData<Page<CaseSummary>>(['cases', query], (page) => page && { ...page, items: page.items.map((c) => (c.id === item.id && c.version <= item.version ? item : c)) }, { updatedAt: list.dataUpdatedAt });
    } else if (isFirst && isNewer(item, shown)) look();
  });
  useGap(() => void list.refetch());

  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segmented
          value={presetOf(url.get) ?? ''} aria-label={t('col.state')}
          options={(Object.keys(presets) as Preset[]).map((p) => ({ value: p, label: t(`preset.${p}`) }))}
          onChange={(p) => url.set({ state: null, late: null, ...presets[p as Preset] })}
        />
        <SearchBox value={url.get('q')} placeholder={t('search')} onSearch={(q) => url.set({ q })} autoFocus={url.get('focus') === 'search'} />
        <Select
          allowClear placeholder={t('category')} aria-label={t('category')} value={isGroup(url.get('category')) ? null : url.get('category') || null} style={{ width: 160 }}
          showSearch={{ optionFilterProp: 'label' }}
          options={(categories.data?.items ?? []).filter((c) => c.parent).map((c) => ({ value: c.code, label: say(c.name, lang) }))}
          onChange={(v: string | undefined) => url.set({ category: v ?? null })}
        />
        <Select
          allowClear placeholder={t('source')} aria-label={t('source')} value={url.get('source') || null} style={{ width: 116 }}
          options={sources.map((s) => ({ value: s, label: shared(`source.${s}`) }))}
          onChange={(v: string | undefined) => url.set({ source: v ?? null })}
        />
        <Select
          allowClear placeholder={t('desk')} aria-label={t('desk')} value={deskOf(url.get)} style={{ width: 124 }}
          options={(Object.keys(desks) as DeskFilter[]).map((d) => ({ value: d, label: t(`desk.${d}`) }))}
          onChange={(d: DeskFilter | undefined) => url.set({ post: null, asked: null, suspended: null, supervised: null, said: null, hand: null, asker: null, ...(d ? { state: d === 'said' || d === 'handOn' || d.startsWith('asker') ? null : 'open', late: null, ...desks[d] } : {}) })}
        />
        <Checkbox checked={url.get('solved') === 'false'} onChange={(e) => url.set({ solved: e.target.checked ? 'false' : null })}>{t('only.unsolved')}</Checkbox>
        <Checkbox checked={url.get('mine') === 'true'} onChange={(e) => url.set({ mine: e.target.checked ? 'true' : null })}>{t('mine')}</Checkbox>
        <Link className="push" to="/assists">{t('assists')}</Link>
        <Link to="/disputes">{t('disputes')}</Link>
        <Link to="/appeals">{t('appeals')}</Link>
        <Link to="/categories">{t('categories')}</Link>
        <Link to="/workflows">{t('workflows')}</Link>
        <Select
          aria-label={t('sort')} value={sort} style={{ width: 170 }}
          options={(['new', 'urgent', 'severity'] as const).map((s) => ({ value: s, label: t(`sort.${s}`) }))}
          onChange={(s: Sort) => url.set({ sort: s === 'new' ? null : s }, true)}
        />
        <ExportButton list="cases" filter={query} />
      </div>
      <ViewsBar url={url} />
      <FilterChips url={url} />
      <BulkBar items={items} picked={picked} filter={query} onPick={setPicked} />
      {fresh > 0 && <Button type="primary" block onClick={() => void list.refetch()}>{t('news', { count: fresh })}</Button>}
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isPending ? <RowsLoading rows={14} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('empty')} body={t('emptyBody')} {...(isFiltered ? { action: <Button onClick={() => url.set(Object.fromEntries(caseFilters.map((name) => [name, null])))}>{t('filter.clear')}</Button> } : {})} />
              : <CaseTable items={items} columns={columnsOf(url.get('cols'))} chosen={keys.chosen} picked={picked} onPick={pick} onChoose={keys.choose} onOpen={open} />}
      </div>
      <Pager
        count={items.length} next={list.data?.next} first={!url.get('cursor')}
        onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({})}
      />
    </div>
  );
}
