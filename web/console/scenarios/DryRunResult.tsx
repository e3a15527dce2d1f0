import { Link } from 'react-router';
import type { DryRun, DryRunAlarm, DryRunChange, DryRunFiledCase } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatInstant, formatNumber, formatSpan, formatTime } from '@shared/time/format.ts';
import { useProposalTexts } from './proposalTexts.ts';

/** What would have been otherwise: by condition in figures, then case by case and alarm by alarm. */
export function DryRunResult({ run }: { run: DryRun }) {
  const t = useProposalTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const span = { from: formatTime(run.from, now), until: formatTime(run.until, now), devices: formatNumber(run.devices), readings: formatNumber(run.all) };
  const times = (alarm: DryRunAlarm | null): string => (alarm ? spanOf(alarm.raisedAt, alarm.clearedAt, t('dry.active')) : '–');
  const course = (one: DryRunFiledCase): string => `${spanOf(one.openedAt, one.endsAt, t('dry.open'))} · ${t('dry.weight', { severity: one.severity, alarms: formatNumber(one.alarms) })}`;
  return (
    <>
      <p className="quiet">{t('dry.span', span)}</p>
      {run.rawFrom && <p className="due-soon">{t('dry.rawFrom', { from: formatTime(run.rawFrom, now) })}</p>}
      {run.rows.length === 0 ? <p>{t('dry.nothing')}</p> : (
        <div className="dry-table" tabIndex={0} role="region" aria-label={t('dry.result')}>
          <table className="list">
            <thead>
              <tr><th rowSpan={2}>{t('dry.condition')}</th><th colSpan={2} scope="colgroup">{t('dry.alarms')}</th><th colSpan={2} scope="colgroup">{t('dry.cases')}</th><th rowSpan={2}>{t('dry.added')}</th><th rowSpan={2}>{t('dry.gone')}</th><th rowSpan={2}>{t('dry.changed')}</th></tr>
              <tr><th>{t('dry.now')}</th><th>{t('dry.then')}</th><th>{t('dry.now')}</th><th>{t('dry.then')}</th></tr>
            </thead>
            <tbody>
              {run.rows.map((row) => (
                <tr key={`${row.kind}.${row.condition}`}>
                  <td>{say(row.name, lang)}</td>
                  <td className="num">{formatNumber(row.now)}</td><td className="num"><b>{formatNumber(row.then)}</b></td>
                  <td className="num">{formatNumber(row.casesNow)}</td><td className="num"><b>{formatNumber(row.casesThen)}</b></td>
                  <Count value={row.added} tone="dry-added" /><Count value={row.gone} tone="dry-gone" /><Count value={row.changed} tone="dry-changed" />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {run.rows.length > 0 && (
        <p>
          <b>{t('dry.casesSum', { now: formatNumber(run.cases.now), then: formatNumber(run.cases.then), added: formatNumber(run.cases.added), gone: formatNumber(run.cases.gone), changed: formatNumber(run.cases.changed) })}</b>
          {' '}<span className="quiet">{t('dry.casesHow')}</span>
        </p>
      )}
      {run.rows.length > 0 && run.differences.length === 0 && <p>{t('dry.same')}</p>}
      {run.caseDifferences.length > 0 && (
        <>
          <h2 className="side-title">{t('dry.caseDifferences')}</h2>
          <ul className="dry-items">
            {run.caseDifferences.map((one, i) => {
              const filed = one.proposed ?? one.present;
              return filed && (
                <li key={i}>
                  <span className={`tag ${toneOf(one.change)}`}>{t(`dry.${word(one.change)}`)}</span>
                  <span><Link to={`/devices/${encodeURIComponent(filed.device)}`}>{filed.device}</Link> {say(filed.name, lang)}</span>
                  <span className="dry-times">{one.present && <span><span className="quiet">{t('dry.now')}</span> {course(one.present)}</span>}{one.proposed && <span><span className="quiet">{t('dry.then')}</span> {course(one.proposed)}</span>}</span>
                </li>
              );
            })}
          </ul>
          {run.moreCaseDifferences > 0 && <p className="quiet">{t('dry.more', { count: formatNumber(run.moreCaseDifferences) })}</p>}
        </>
      )}
      {run.differences.length > 0 && (
        <>
          <h2 className="side-title">{t('dry.differences')}</h2>
          <ul className="dry-items">
            {run.differences.map((item, i) => (
              <li key={i}>
                <span className={`tag ${toneOf(item.change)}`}>{t(`dry.${word(item.change)}`)}</span>
                <span><Link to={`/devices/${encodeURIComponent(item.device)}`}>{item.device}</Link> {say(item.name, lang)}{item.filesCase && <span className="quiet"> · {t('dry.case')}</span>}</span>
                <span className="dry-times">{item.present && <span><span className="quiet">{t('dry.now')}</span> {times(item.present)}</span>}{item.proposed && <span><span className="quiet">{t('dry.then')}</span> {times(item.proposed)}</span>}</span>
              </li>
            ))}
          </ul>
          {run.moreDifferences > 0 && <p className="quiet">{t('dry.more', { count: formatNumber(run.moreDifferences) })}</p>}
        </>
      )}
    </>
  );
}

const word = (change: DryRunChange): 'added' | 'gone' | 'changed' => (change === 'same' ? 'changed' : change);

const toneOf = (change: DryRunChange): string => (change === 'added' ? 'tag-ok' : change === 'gone' ? 'tag-bad' : 'tag-go');

const spanOf = (from: string, until: string | null, lasting: string): string => (until ? formatSpan(from, until) : `${formatInstant(from)} – ${lasting}`);

const Count = ({ value, tone }: { value: number; tone: string }) => <td className={value > 0 ? `num ${tone}` : 'num quiet'}>{formatNumber(value)}</td>;
