import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Alarm, CaseSummary } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { cityClock, useCityNow } from '@shared/time/cityClock.ts';
import { Age } from '../parts/Age.tsx';
import { DueClock } from '../parts/DueClock.tsx';
import { byUrgency, urgency } from '../parts/due.ts';
import { withoutRoad } from '../parts/places.ts';
import { EmptyState, RowsLoading } from '../parts/states.tsx';
import { isDevice } from '../parts/subjects.ts';
import { StateTag } from '../parts/StateTag.tsx';
import { whoHas } from '../parts/who.ts';
import { HeldNote } from '../silences/HeldNote.tsx';
import { useLiveTexts } from './texts.ts';
import { alarmRows, bundle, bundleOf, type LiveRowData } from './bundle.ts';
import { useFlip } from './useFlip.ts';

interface Props {
  rows: LiveRowData[];
  onUnbundle: (name: string) => void;
  /** Alarms without a case, or held. */
  alarms: Alarm[];
  /** How many alarms stand under each case, by its number. */
  under: ReadonlyMap<string, number>;
  loading: boolean;
  lit: string | null;
  onPoint: (item: CaseSummary | null) => void;
  chosen: number;
  /** The road that most places here share; rows leave it out. */
  road: string;
  /** The map shows an earlier moment; the list does not. */
  replaying: boolean;
}

/** How long a row stays marked as new or as just late (ms of the page). */
const freshFor = 6_000;
/** A row that comes with a case older than this (ms of the city) is not new; it was only fetched. */
const youngCityMs = 15_000;

/** The live list in its order: late first, then newest, and in a flood the gravest and what most stands under; alarms that filed no case, and those that are held, at the end. */
export function useLiveRows(cases: CaseSummary[], flood: boolean, under: ReadonlyMap<string, number>): { rows: LiveRowData[]; sorted: CaseSummary[]; unbundle: (name: string) => void } {
  const now = useCityNow(1_000);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const sorted = useMemo(() => [...cases].sort(byUrgency(now, flood ? under : null)), [cases, now, flood, under]);
  const rows = useMemo(() => bundle(sorted, now, flood, opened, under), [sorted, now, flood, opened, under]);
  const unbundle = useCallback((name: string) => setOpened((all) => new Set([...all, name])), []);
  return { rows, sorted, unbundle };
}

export function LiveList({ rows, onUnbundle, alarms, under, loading, lit, onPoint, chosen, road, replaying }: Props) {
  const t = useLiveTexts();
  const now = useCityNow(1_000);
  const list = useRef<HTMLUListElement>(null);
  const late = rows.reduce((sum, r) => sum + (urgency(r.item, now) === 'late' ? 1 + r.more : 0), 0);
  const open = rows.reduce((sum, r) => sum + (r.item.state === 'closed' ? 0 : 1 + r.more), 0);
  useFlip(list, rows.map((r) => r.item.id).join(' '));
  const orphans = alarmRows(alarms.filter((a) => !a.caseNumber && (a.held !== null || !a.acknowledgedAt)));

  return (
    <section className="panel live-list" aria-label={t('list.title')}>
      <header>
        <h2>{t('list.title')}</h2>
        {replaying && <span className="of-now">{t('replay.ofNow')}</span>}
        <span className="list-counts">
          {late > 0 && <Link className="is-late" to="/cases?state=open&late=true">{t('list.late', { count: late })}</Link>}
          <Link to="/cases?state=open">{t('list.open', { count: open })}</Link>
        </span>
      </header>
      {loading ? <RowsLoading rows={9} /> : rows.length + orphans.length === 0
        ? <EmptyState title={t('list.empty')} body={t('list.emptyBody')} />
        : (
          <ul ref={list}>
            {open === 0 && !loading && <li className="live-calm"><b>{t('list.empty')}</b> <span>{t('list.emptyBody')}</span></li>}
            {rows.map(({ item, more }, i) => <LiveRow key={item.id} item={item} more={more} under={under.get(item.number) ?? 0} onUnbundle={onUnbundle} lit={lit === item.id} chosen={i === chosen} index={i} road={road} onPoint={onPoint} first={item.state === 'closed' && rows[i - 1]?.item.state !== 'closed'} />)}
            {orphans.map(({ alarm, more }) => <AlarmRow key={alarm.id} alarm={alarm} more={more} />)}
          </ul>
        )}
    </section>
  );
}

/** What has just happened to a row, for a few seconds: it came, or it became late. */
function useFresh(item: CaseSummary, isLate: boolean): 'new' | 'late' | null {
  const [fresh, setFresh] = useState<'new' | 'late' | null>(null);
  const wasLate = useRef<boolean | null>(null);
  useEffect(() => {
    const before = wasLate.current;
    wasLate.current = isLate;
    const isYoung = cityClock.now() - Date.parse(item.openedAt) < youngCityMs;
    const next = before === null ? (isYoung && item.state === 'filed' ? 'new' : null) : isLate && !before ? 'late' : null;
    if (next) setFresh(next);
  }, [isLate, item.openedAt, item.state]);
  useEffect(() => {
    if (!fresh) return;
    const timer = setTimeout(() => setFresh(null), freshFor);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}

interface RowProps extends LiveRowData { /** Alarms that stand under the case. */ under: number; /** The first of the closed ones, under their heading. */ first: boolean; lit: boolean; chosen: boolean; index: number; road: string; onPoint: Props['onPoint']; onUnbundle: Props['onUnbundle'] }

function LiveRow({ item, more, under, first, lit, chosen, index, road, onPoint, onUnbundle }: RowProps) {
  const t = useLiveTexts();
  const lang = useLang();
  const now = useCityNow(1_000);
  const u = urgency(item, now);
  const fresh = useFresh(item, u === 'late');
  const who = whoHas(item);
  return (
    <li
      data-flip={item.id} data-row={index}
      className={`live-row live-${item.state === 'closed' ? 'closed' : u}${fresh ? ` fresh-${fresh}` : ''}${lit ? ' lit' : ''}${chosen ? ' chosen' : ''}`}
      onMouseEnter={() => onPoint(item)} onMouseLeave={() => onPoint(null)}
    >
      {first && <h3 className="live-heading">{t('list.closed')}</h3>}
      <Link to={`/cases/${encodeURIComponent(item.number)}`}>
        <span className="live-top">
          <SeverityMark severity={item.severity} />
          <b>{say(item.title, lang)}</b>
          {fresh && <em className={`fresh fresh-word-${fresh}`}>{fresh === 'late' ? t('list.late.now') : t('list.new')}</em>}
          <DueClock item={item} />
        </span>
        <span className="live-bottom">
          <span className="live-place" title={say(item.place.address, lang)}>{withoutRoad(say(item.place.address, lang), road)}</span>
          <Age at={item.state === 'closed' ? item.closedAt : item.openedAt} />
          <span className={who.kind === 'nobody' ? 'live-who live-nobody' : 'live-who'}>{who.kind === 'nobody' ? t('list.nobody') : who.kind === 'called' ? t('list.called', { name: who.name }) : say(who.name, lang)}</span>
          <StateTag item={item} />
          {under > 1 && item.state !== 'closed' && <span className="live-under" title={t('list.under.tip')}>{t('list.under', { count: under })}</span>}
        </span>
      </Link>
      {more > 0 && <button type="button" className="bundle" onClick={() => onUnbundle(bundleOf(item))}>{t(u === 'late' ? 'list.moreLate' : 'list.more', { count: more, category: item.categoryName, area: item.area.name })}</button>}
    </li>
  );
}

function AlarmRow({ alarm, more }: { alarm: Alarm; more: number }) {
  const t = useLiveTexts();
  const lang = useLang();
  return (
    <li className={alarm.held ? 'live-row live-held' : 'live-row'} data-flip={alarm.id}>
      <Link to={isDevice(alarm.deviceId) ? `/devices/${encodeURIComponent(alarm.deviceId)}` : `/alarms?${new URLSearchParams({ condition: `${alarm.kind}.${alarm.condition}` }).toString()}`}>
        <span className="live-top"><SeverityMark severity={alarm.severity} /><b>{say(alarm.deviceName, lang)} {say(alarm.conditionName, lang)}</b></span>
        <span className="live-bottom"><span className="live-place">{alarm.held ? <><HeldNote alarm={alarm} />{more > 0 && <> {t('list.heldMore', { count: more })}</>}</> : t('list.alarm')}</span><Age at={alarm.raisedAt} /></span>
      </Link>
    </li>
  );
}
