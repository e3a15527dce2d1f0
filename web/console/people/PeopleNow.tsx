import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Page, Person, Role } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { StartHint } from '../admin/StartHint.tsx';
import { Age } from '../parts/Age.tsx';
import { Pager } from '../parts/Pager.tsx';
import { PhoneReveal } from '../parts/PhoneReveal.tsx';
import { SearchBox } from '../parts/SearchBox.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useListKeys } from '../parts/useListKeys.ts';
import type { useUrlState } from '../parts/useUrlState.ts';
import { usePeopleTexts } from './texts.ts';

const roles: Role[] = ['officer', 'crew', 'handler', 'pointOwner', 'inspector', 'operator', 'intake', 'shiftLeader', 'dispatcher', 'commander', 'hotline'];
const order = { busy: 0, idle: 1, off: 2 } as const;

/** People by what they do now. Numbers stay masked; a look asks why and is logged. */
export function PeopleNow({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = usePeopleTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const now = useCityNow(30_000);
  const query = { role: url.get('role'), q: url.get('q'), cursor: url.get('cursor') };
  const list = useQuery({
    queryKey: ['people', query], placeholderData: keepPreviousData, refetchInterval: 20_000,
    queryFn: ({ signal }) => api.get<Page<Person>>('/people', { ...query, limit: 200 }, signal),
  });
  useNews('position', (p) => queries.setQueryData<Page<Person>>(['people', query], (page) => page && {
    ...page, items: page.items.map((x) => (x.userName === p.userName ? { ...x, state: p.state, caseNumber: p.caseNumber, position: { lon: p.lon, lat: p.lat, at: p.at, accuracyMeters: p.accuracyMeters } } : x)),
  }));
  useGap(() => void list.refetch());
  const state = url.get('state');
  const isWhole = !state && !query.role && !query.q && !query.cursor;
  const items = (list.data?.items ?? []).filter((p) => !state || p.state === state).sort((a, b) => order[a.state] - order[b.state]);
  const keys = useListKeys(items.length, () => undefined);

  return (
    <>
      <div className="page-head">
        <Segmented
          value={state} aria-label={t('state')} onChange={(v) => url.set({ state: v })}
          options={[{ value: '', label: t('any') }, ...(['busy', 'idle', 'off'] as const).map((s) => ({ value: s as string, label: shared(`person.${s}`) }))]}
        />
        <Select
          allowClear placeholder={t('role')} aria-label={t('role')} value={url.get('role') || null} style={{ width: 150 }}
          options={roles.map((r) => ({ value: r, label: shared(`role.${r}`) }))} onChange={(v: string | undefined) => url.set({ role: v ?? null })}
        />
        <SearchBox value={url.get('q')} placeholder={t('search')} onSearch={(q) => url.set({ q })} />
        <Counts people={list.data?.items ?? []} />
      </div>
      <div className="panel scroll">
        {list.isPending ? <RowsLoading rows={12} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? isWhole ? <EmptyState title={t('none')} body={t('emptyBody')} action={<StartHint part="people" />} /> : <EmptyState title={t('empty')} body={t('emptyElse')} /> : (
              <table className="list">
                <thead><tr><th>{t('col.state')}</th><th>{t('col.name')}</th><th>{t('col.post')}</th><th>{t('col.organization')}</th><th>{t('col.case')}</th><th>{t('col.position')}</th><th>{t('col.shift')}</th><th>{t('col.phone')}</th></tr></thead>
                <tbody>
                  {items.map((person, i) => (
                    <tr key={person.userName} data-row={i} className={i === keys.chosen ? 'chosen' : ''} onClick={() => keys.choose(i)}>
                      <td><span className={`person person-${person.state}`}>{shared(`person.${person.state}`)}</span></td>
                      <td><b>{say(person.displayName, lang)}</b> <span className="quiet">{person.userName}</span></td>
                      <td>{[...new Set(person.posts.map((p) => shared.of(`role.${p.role}`)))].join(lang === 'zh' ? '、' : ', ')}</td>
                      <td>{[...new Set(person.posts.map((p) => say(p.organization?.name, lang)).filter(Boolean))].join(lang === 'zh' ? '、' : ', ')}</td>
                      <td className="num">{person.caseNumber ? <Link to={`/cases/${encodeURIComponent(person.caseNumber)}`}>{person.caseNumber}</Link> : <span className="quiet">–</span>}</td>
                      <td className="num">{person.position ? <Age at={person.position.at} /> : <span className="quiet">{t('position.none')}</span>}</td>
                      <td className="num">{person.onShift ? (person.shiftUntil ? t('shift.until', { at: formatTime(person.shiftUntil, now) }) : shared('person.idle')) : <span className="quiet">{t('shift.off')}</span>}</td>
                      <td>{person.phoneMasked ? <PhoneReveal userName={person.userName} masked={person.phoneMasked} {...(person.caseNumber ? { caseNumber: person.caseNumber } : {})} compact /> : <span className="quiet">–</span>}</td>
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

/** How many of each role are on shift. */
function Counts({ people }: { people: Person[] }) {
  const t = usePeopleTexts();
  const shared = useSharedTexts();
  const rows = roles.map((role) => {
    const all = people.filter((p) => p.posts.some((post) => post.role === role));
    return { role, all: all.length, on: all.filter((p) => p.onShift).length };
  }).filter((r) => r.all > 0);
  return <span className="push quiet">{rows.map((r) => t('count', { role: shared(`role.${r.role}`), on: r.on, all: r.all })).join(' · ')}</span>;
}
