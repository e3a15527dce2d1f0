import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { DataHold, RetentionDue, RetentionPage as Page, RetentionRemoval, RetentionRule } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatNumber, formatTime } from '@shared/time/format.ts';
import { EmptyState, ErrorState, RowsLoading, Unrenewed } from '../parts/states.tsx';
import { EditPeriods } from './EditPeriods.tsx';
import { Halt } from './Halt.tsx';
import { PeriodVersions } from './PeriodVersions.tsx';
import { useRetentionTexts } from './texts.ts';
import { useKinds } from './useKinds.ts';
import './retention.css';

/** How long reporters' data is kept, what is due soon, what was removed and what is held; whoever may proposes other periods, and a second person publishes them. */
export default function RetentionPage() {
  const t = useRetentionTexts();
  const [editing, setEditing] = useState(false);
  const found = useQuery({ queryKey: ['retention'], refetchInterval: 30_000, queryFn: ({ signal }) => api.get<Page>('/retention', undefined, signal) });
  const page = found.data;
  return (
    <div className="page-body retention">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {page && <span className="quiet">{t(page.released ? 'version' : 'version.unreleased', { version: page.rule.version })}</span>}
        <span className="quiet">{t('lead')}</span>
        {page?.mayWrite && <Button className="push" aria-expanded={editing} onClick={() => setEditing(!editing)}>{t(editing ? 'edit.close' : 'edit')}</Button>}
      </div>
      {page && found.isError && <Unrenewed error={found.error} onRetry={() => void found.refetch()} />}
      {!page ? (found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : <RowsLoading rows={8} />) : (
        <>
          {!page.released && <p className="retention-note retention-wait" role="status">{t('unreleased')}</p>}
          {page.stop && <Halt stop={page.stop} />}
          {page.planning && <p className="retention-note" role="status">{t('planning')}</p>}
          {editing && <EditPeriods yaml={page.yaml} onProposed={() => setEditing(false)} />}
          <PeriodVersions page={page} />
          <Rules rule={page.rule} released={page.released} />
          <Due rows={page.due} count={page.dueCount} />
          <Holds rows={page.holds} />
          <Removed rows={page.removed} />
        </>
      )}
    </div>
  );
}

function Rules({ rule, released }: { rule: RetentionRule; released: boolean }) {
  const t = useRetentionTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const kinds = useKinds();
  const list = (words: readonly string[]): string => words.join(lang === 'zh' ? '、' : ', ');
  return (
    <section className="panel" aria-label={t('rules')}>
      <header><h2>{t(released ? 'rules' : 'rules.unreleased')}</h2></header>
      <table className="list list-cards">
        <thead><tr><th>{t('rule.who')}</th><th>{t('rule.days')}</th><th>{t('rule.removes')}</th></tr></thead>
        <tbody>
          {rule.lines.map((line, i) => (
            <tr key={i}>
              <td>{line.categories.length + line.sources.length === 0 ? t('rule.all') : list([...line.sources.map((source) => shared(`source.${source}`)), ...line.categories])}</td>
              <td className="card-line">{list([...Object.entries(line.days).map(([way, days]) => t('rule.way', { way: shared(`outcome.${way as 'cleared'}`), days })), t('rule.other', { days: line.other })])}</td>
              <td className="card-line">{kinds(line.removes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet retention-basis">{t('rule.uploads', { days: rule.uploadDays, brake: formatNumber(rule.brake), source: rule.source })}</p>
    </section>
  );
}

function CaseLink({ number }: { number: string }) {
  return <Link to={`/cases/${encodeURIComponent(number)}`}>{number}</Link>;
}

function Due({ rows, count }: { rows: RetentionDue[]; count: number }) {
  const t = useRetentionTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  return (
    <section className="panel" aria-label={t('due')}>
      <header><h2>{t('due')}</h2><span className="quiet">{count >= 10_000 ? t('due.many') : t('due.count', { count: formatNumber(count) })}</span></header>
      {rows.length === 0 ? <EmptyState title={t('due.none')} body={t('due.noneBody')} /> : (
        <table className="list list-cards">
          <thead><tr><th>{t('col.case')}</th><th>{t('col.area')}</th><th>{t('col.way')}</th><th>{t('col.ended')}</th><th>{t('col.goes')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.caseNumber} data-due={row.caseNumber}>
                <td><CaseLink number={row.caseNumber} /></td><td>{say(row.area, lang)}</td><td>{shared(`outcome.${row.way}`)}</td><td className="num">{formatTime(row.endedAt, now)}</td>
                <td className="num">{formatTime(row.dueAt, now)}{row.heldUntil && row.heldUntil >= row.dueAt && <span className="quiet"> {t('held', { at: formatTime(row.heldUntil, now) })}</span>}{row.undecided && <span className="quiet"> {t('undecided')}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Holds({ rows }: { rows: DataHold[] }) {
  const t = useRetentionTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  return (
    <section className="panel" aria-label={t('holds')}>
      <header><h2>{t('holds')}</h2></header>
      {rows.length === 0 ? <EmptyState title={t('holds.none')} body={t('holds.noneBody')} /> : (
        <table className="list list-cards">
          <thead><tr><th>{t('col.case')}</th><th>{t('col.person')}</th><th>{t('col.reason')}</th><th>{t('col.until')}</th><th>{t('col.by')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td><CaseLink number={row.caseNumber} /></td><td>{row.person || '–'}</td><td className="card-line">{row.reason || '–'}</td><td className="num">{formatTime(row.until, now)}</td><td>{say(row.by, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Removed({ rows }: { rows: RetentionRemoval[] }) {
  const t = useRetentionTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const kinds = useKinds();
  return (
    <section className="panel" aria-label={t('removed')}>
      <header><h2>{t('removed')}</h2></header>
      {rows.length === 0 ? <EmptyState title={t('removed.none')} body={t('removed.noneBody')} /> : (
        <table className="list list-cards">
          <thead><tr><th>{t('col.case')}</th><th>{t('col.area')}</th><th>{t('col.way')}</th><th>{t('col.at')}</th><th>{t('col.kinds')}</th><th>{t('col.rule')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.caseNumber} ${row.at}`}>
                <td><CaseLink number={row.caseNumber} /></td><td>{say(row.area, lang)}</td><td>{shared(`outcome.${row.way}`)}</td><td className="num">{formatTime(row.at, now)}</td>
                <td className="card-line">{kinds(row.kinds)} <span className="quiet">{t('counts', { reporters: row.reporters, photos: row.photos })}</span></td><td>{t('by.rule', { version: row.version, days: row.days })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
