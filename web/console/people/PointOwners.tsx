import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { PointOwner } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMay, useMe } from '@shared/session/useSession.ts';
import { useTheme } from '@shared/theme/theme.ts';
import { allPages } from '../board/board.ts';
import type { CanvasMap, Painter } from '../map/canvasMap.ts';
import { readInk } from '../map/ink.ts';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { consoleTheme } from '../shell/theme.ts';
import { NewPointOwner, type OwnerPlace } from './NewPointOwner.tsx';
import { boxOf, ownerAt, pointOf, pointText } from './ownerShapes.ts';
import { useOwnerTexts } from './ownerTexts.ts';
import { paintOwners } from './paintOwners.ts';

const CityMapView = lazy(() => import('../map/CityMapView.tsx'));
const usualRadius = 60;

/** Who answers for which place: the list beside the map; a new place is picked on it. */
export function PointOwners({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = useOwnerTexts();
  const mayKeep = useMay('duty.manage');
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [place, setPlace] = useState<OwnerPlace>({ text: '', radiusMeters: usualRadius });
  const list = useQuery({ queryKey: ['point-owners'], queryFn: ({ signal }) => allPages<PointOwner>('/point-owners', {}, signal) });
  const owners = list.data ?? [];
  const chosen = url.get('owner') || null;
  const stop = (): void => {
    setAdding(false);
    setPlace({ text: '', radiusMeters: usualRadius });
  };
  const changed = (): void => void queries.invalidateQueries({ queryKey: ['point-owners'] });
  const center = adding ? pointOf(place.text) : null;
  const pick = (at: { lon: number; lat: number }): void => {
    if (adding) setPlace({ ...place, text: pointText(at) });
    else url.set({ owner: ownerAt(owners, at)?.id ?? null });
  };
  return (
    <div className="owners">
      <div className="panel scroll owners-list">
        {adding ? (
          <NewPointOwner place={place} onPlace={setPlace} onCancel={stop} onDone={() => { stop(); changed(); }} />
        ) : (
          <>
            <header>
              <h2>{t('title', { count: owners.length })}</h2>
              {mayKeep && <Button type="primary" icon={<PlusOutlined />} onClick={() => { url.set({ owner: null }); setAdding(true); }}>{t('add')}</Button>}
            </header>
            {list.isPending ? <RowsLoading rows={8} />
              : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
                : owners.length === 0 ? <EmptyState title={t('empty')} body={t('emptyBody')} />
                  : <ul>{owners.map((owner) => <Owner key={owner.id} owner={owner} chosen={owner.id === chosen} mayKeep={mayKeep} onChoose={() => url.set({ owner: owner.id === chosen ? null : owner.id })} onRemoved={changed} />)}</ul>}
          </>
        )}
      </div>
      <div className={adding ? 'panel owners-map picking' : 'panel owners-map'}>
        {list.isPending ? <div className="map-box" aria-busy="true" /> : <OwnersMap owners={owners} chosen={chosen} draft={center && place.radiusMeters ? { center, radiusMeters: place.radiusMeters } : null} onPick={pick} />}
      </div>
    </div>
  );
}

function OwnersMap({ owners, chosen, draft, onPick }: { owners: readonly PointOwner[]; chosen: string | null; draft: { center: { lon: number; lat: number }; radiusMeters: number } | null; onPick: (at: { lon: number; lat: number }) => void }) {
  const me = useMe();
  const lang = useLang();
  const theme = useTheme(consoleTheme);
  const map = useRef<CanvasMap | null>(null);
  const ink = useMemo(() => readInk(), [theme]);
  const painter = useMemo((): Painter => (ctx, view) => {
    paintOwners(ctx, view, { owners, chosen, draft, lang, ink });
    return [];
  }, [owners, chosen, draft?.center.lon, draft?.center.lat, draft?.radiusMeters, lang, ink]);
  useEffect(() => {
    const box = boxOf(owners.filter((owner) => owner.id === chosen));
    if (box) map.current?.fit(box);
  }, [owners, chosen]);
  return (
    <Suspense fallback={<div className="map-box" aria-busy="true" />}>
      <CityMapView areaId={me.area?.id} bounds={boxOf(owners) ?? me.area?.bounds} painter={painter} onReady={(ready) => (map.current = ready)} onPick={(_, at) => onPick(at)} />
    </Suspense>
  );
}

function Owner({ owner, chosen, mayKeep, onChoose, onRemoved }: { owner: PointOwner; chosen: boolean; mayKeep: boolean; onChoose: () => void; onRemoved: () => void }) {
  const t = useOwnerTexts();
  const lang = useLang();
  const { message } = App.useApp();
  const [name, place] = [say(owner.displayName, lang), say(owner.place, lang)];
  const remove = useMutation({
    mutationFn: () => api.remove(`/point-owners/${owner.id}`),
    onSuccess: () => void message.success(t('removed', { name, place })),
    onError: (error) => void message.error(explain(error)),
    onSettled: onRemoved,
  });
  return (
    <li className={chosen ? 'chosen' : ''}>
      <button type="button" className="owner-place" aria-pressed={chosen} onClick={onChoose}>
        <b>{place}</b>
        <span>{name} <span className="quiet">{owner.userName}</span></span>
        <span className="quiet">{[owner.radiusMeters ? t('circle', { radius: Math.round(owner.radiusMeters) }) : t('boundary'), say(owner.area?.name, lang)].filter(Boolean).join(' · ')}</span>
      </button>
      {!owner.called && <span className="tag tag-wait" title={t('notCalledWhy')}>{t('notCalled')}</span>}
      {mayKeep && (
        <Popconfirm title={<div className="ask">{t('removeAsk', { name, place })}</div>} okText={t('remove')} okButtonProps={{ danger: true }} onConfirm={() => remove.mutate()}>
          <Button size="small" loading={remove.isPending} aria-label={`${t('remove')} ${name} ${place}`}>{t('remove')}</Button>
        </Popconfirm>
      )}
    </li>
  );
}
