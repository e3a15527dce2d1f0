import { DeleteOutlined, PushpinFilled, PushpinOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Popover, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CaseView, Page, ViewCount } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMe } from '@shared/session/useSession.ts';
import type { useUrlState } from '../parts/useUrlState.ts';
import { useBulkTexts } from './bulkTexts.ts';
import { caseColumns, caseFilters } from './query.ts';
import { useCasesTexts } from './texts.ts';
import './bulk.css';

type Url = ReturnType<typeof useUrlState>;
const keptNames = caseFilters.filter((name) => name !== 'cursor');

/** Whether the address shows this view. */
const isShown = (view: CaseView, url: Url): boolean =>
  keptNames.every((name) => url.get(name) === (view.filter[name] ?? '')) && (url.get('sort') || 'new') === view.sort && url.get('cols') === (view.columns?.join(',') ?? '');

/** 常用清单: the pinned ones with their counts, all others behind a button, and the form that keeps the list as it stands. */
export function ViewsBar({ url }: { url: Url }) {
  const t = useBulkTexts();
  const [open, setOpen] = useState<'list' | 'save' | null>(null);
  const views = useQuery({ queryKey: ['case-views'], queryFn: ({ signal }) => api.get<Page<CaseView>>('/case-views', undefined, signal) });
  const pinned = (views.data?.items ?? []).filter((view) => view.pinned);
  const counts = useQuery({ queryKey: ['case-view-counts'], enabled: pinned.length > 0, queryFn: ({ signal }) => api.get<Page<ViewCount>>('/case-views/counts', undefined, signal), refetchInterval: 60_000, staleTime: 60_000 });
  // Each count is as much work as a page of its list: once a minute is enough beside one's own changes.
  const show = (view: CaseView): void => {
    url.set({ ...Object.fromEntries(keptNames.map((name) => [name, view.filter[name] ?? null])), sort: view.sort === 'new' ? null : view.sort, cols: view.columns?.join(',') ?? null });
    setOpen(null);
  };
  return (
    <div className="views-bar" role="group" aria-label={t('views')}>
      {pinned.map((view) => {
        const count = counts.data?.items.find((c) => c.id === view.id);
        return (
          <Button
            key={view.id} size="small" type={isShown(view, url) ? 'primary' : 'default'} aria-pressed={isShown(view, url)} onClick={() => show(view)}
            {...(count ? { 'aria-label': t(count.more ? 'views.countMore' : 'views.count', { name: view.name, count: count.count }) } : {})}
          >{view.name}{count && <b className="num"> {count.count}{count.more ? '+' : ''}</b>}</Button>
        );
      })}
      <Popover trigger="click" open={open === 'list'} onOpenChange={(on) => setOpen(on ? 'list' : null)} placement="bottomLeft" content={<All views={views.data?.items ?? []} error={views.error} onShow={show} />}>
        <Button size="small" aria-expanded={open === 'list'}>{t('views')}</Button>
      </Popover>
      <Popover trigger="click" open={open === 'save'} onOpenChange={(on) => setOpen(on ? 'save' : null)} placement="bottomLeft" destroyOnHidden content={<Save url={url} onDone={() => setOpen(null)} />}>
        <Button size="small" aria-expanded={open === 'save'}>{t('views.save')}</Button>
      </Popover>
    </div>
  );
}

function useAgain(): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: ['case-views'] });
    void queries.invalidateQueries({ queryKey: ['case-view-counts'] });
  };
}

function All({ views, error, onShow }: { views: CaseView[]; error: unknown; onShow: (view: CaseView) => void }) {
  const t = useBulkTexts();
  const lang = useLang();
  const again = useAgain();
  const { message, modal } = App.useApp();
  const failed = (fault: unknown): void => void message.error(explain(fault, lang));
  const pin = useMutation({ mutationFn: (view: CaseView) => api.post<CaseView>(`/case-views/${view.id}/pin`, { pinned: !view.pinned }), onSuccess: again, onError: failed });
  const remove = useMutation({ mutationFn: (view: CaseView) => api.remove(`/case-views/${view.id}`), onSuccess: again, onError: failed });
  if (error) return <p className="problem" role="alert">{explain(error, lang)}</p>;
  if (views.length === 0) return <p className="quiet">{t('views.none')}</p>;
  return (
    <ul className="views-list">
      {views.map((view) => (
        <li key={view.id}>
          <Button type="text" size="small" onClick={() => onShow(view)}>{view.name}</Button>
          {view.sharedWith && <span className="quiet">{t('views.shared', { center: say(view.sharedWith.name, lang) })}</span>}
          <Button type="text" size="small" icon={view.pinned ? <PushpinFilled /> : <PushpinOutlined />} aria-label={t(view.pinned ? 'views.unpinOne' : 'views.pinOne', { name: view.name })} onClick={() => pin.mutate(view)} />
          {view.mayChange && <Button type="text" size="small" danger icon={<DeleteOutlined />} aria-label={t('views.remove', { name: view.name })} onClick={() => void modal.confirm({ title: t('views.sure', { name: view.name }), okText: t('views.remove', { name: view.name }), cancelText: t('views.cancel'), onOk: () => remove.mutateAsync(view) })} />}
        </li>
      ))}
    </ul>
  );
}

function Save({ url, onDone }: { url: Url; onDone: () => void }) {
  const t = useBulkTexts();
  const words = useCasesTexts();
  const lang = useLang();
  const me = useMe();
  const again = useAgain();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [pinned, setPinned] = useState(true);
  const [columns, setColumns] = useState<string[]>(url.get('cols') ? url.get('cols').split(',') : [...caseColumns]);
  const all = columns.length === caseColumns.length;
  const save = useMutation({
    mutationFn: () => api.post<CaseView>('/case-views', {
      name: name.trim(), filter: Object.fromEntries(keptNames.map((one) => [one, url.get(one)]).filter(([, value]) => value !== '')), sort: url.get('sort') || 'new', pinned,
      ...(all ? {} : { columns }), ...(shared && me.area ? { areaId: me.area.id } : {}),
    }),
    onSuccess: (view) => {
      again();
      url.set({ cols: view.columns?.join(',') ?? null }, true);
      onDone();
    },
  });
  return (
    <form className="views-form" onSubmit={(e) => { e.preventDefault(); if (name.trim() && columns.length > 0) save.mutate(); }}>
      <label htmlFor="view-name">{t('views.name')}</label>
      <Input id="view-name" autoFocus value={name} maxLength={40} onChange={(e) => setName(e.target.value)} />
      <label htmlFor="view-columns">{t('views.columns')}</label>
      <Select id="view-columns" mode="multiple" maxTagCount="responsive" value={columns} options={caseColumns.map((c) => ({ value: c, label: words(`col.${c}`) }))} onChange={(next: string[]) => setColumns(caseColumns.filter((c) => next.includes(c)))} />
      {me.area && <Checkbox checked={shared} onChange={(e) => setShared(e.target.checked)}>{t('views.share', { center: say(me.area.name, lang) })}</Checkbox>}
      <Checkbox checked={pinned} onChange={(e) => setPinned(e.target.checked)}>{t('views.pin')}</Checkbox>
      <Button htmlType="submit" type="primary" disabled={!name.trim() || columns.length === 0} loading={save.isPending}>{t('views.keep')}</Button>
      {save.isError && <p className="problem" role="alert">{explain(save.error, lang)}</p>}
    </form>
  );
}
