import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api } from '@shared/api/client.ts';
import type { Area, AreaLevel, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { Pager } from '../parts/Pager.tsx';
import { SearchBox } from '../parts/SearchBox.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { useAdminTexts } from './texts.ts';

const levels: AreaLevel[] = ['city', 'district', 'subdistrict', 'neighborhood', 'estate', 'microGrid', 'zone'];

/** The tree of areas as it was imported: by parent, level and name. */
export function AreasView({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = useAdminTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const [parent, q] = [url.get('parent'), url.get('q')];
  const query = { parent, q, level: url.get('level'), cursor: url.get('cursor') };
  const list = useQuery({
    queryKey: ['areas', 'list', query], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<Area>>('/areas', { ...query, limit: 100 }, signal),
  });
  const items = list.data?.items ?? [];
  return (
    <>
      <div className="page-head">
        <SearchBox value={q} placeholder={t('areas.search')} onSearch={(text) => url.set({ q: text, parent: null, name: null })} />
        <Select
          allowClear placeholder={t('areas.level')} aria-label={t('areas.level')} value={url.get('level') || null} style={{ width: 140 }}
          options={levels.map((level) => ({ value: level, label: shared(`level.${level}`) }))} onChange={(level: string | undefined) => url.set({ level: level ?? null })}
        />
        {parent && <span><button type="button" className="link" onClick={() => url.set({ parent: null, name: null })}>{t('areas.top')}</button> › <b>{url.get('name')}</b></span>}
        <span className="push quiet">{t('areas.why')}</span>
      </div>
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isPending ? <RowsLoading rows={12} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t(parent ? 'areas.noneBelow' : 'areas.empty')} {...(parent ? {} : { body: t('areas.emptyBody') })} /> : (
              <table className="list">
                <thead><tr><th>{t('keys.col.name')}</th><th>{t('areas.level')}</th><th>{t('areas.col.code')}</th><th>{t('areas.col.place')}</th><th>{t('areas.col.below')}</th></tr></thead>
                <tbody>
                  {items.map((area) => (
                    <tr key={area.id}>
                      <td><b>{say(area.name, lang)}</b>{area.name.en !== area.name.zh && <span className="quiet"> {lang === 'zh' ? area.name.en : area.name.zh}</span>}</td>
                      <td>{shared.of(`level.${area.level}`)}</td>
                      <td className="num">{area.code ?? <span className="quiet">–</span>}</td>
                      <td className="num">{area.center ? `${area.center.lon.toFixed(4)}, ${area.center.lat.toFixed(4)}` : <span className="quiet">–</span>}</td>
                      <td><button type="button" className="link" aria-label={`${t('areas.below')} ${say(area.name, lang)}`} onClick={() => url.set({ parent: area.id, name: say(area.name, lang), q: null, level: null })}>{t('areas.below')}</button></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!url.get('cursor')} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({})} />
    </>
  );
}
