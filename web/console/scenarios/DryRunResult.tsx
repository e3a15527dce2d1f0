import { Link } from 'react-router';
import type { DryRun, DryRunAlarm, DryRunItem } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatNumber, formatTime } from '@shared/time/format.ts';
import { useDeviceKinds } from '../parts/kinds.ts';
import { useProposalTexts } from './proposalTexts.ts';
import { usePackage } from './queries.ts';

/** What would have been otherwise: by condition in figures, then alarm by alarm. */
export function DryRunResult({ run, code, isNew }: { run: DryRun; code: string; isNew: boolean }) {
  const t = useProposalTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const kinds = useDeviceKinds();
  const conditions = usePackage(code, !isNew).data?.conditions ?? [];
  const kindName = (kind: string): string => say(kinds.find((k) => k.kind === kind)?.name, lang) || kind;
  const nameOf = (kind: string, condition: string): string => say(conditions.find((c) => c.kind === kind && c.code === condition)?.name, lang) || `${kindName(kind)} ${condition}`;
  const span = { from: formatTime(run.from, now), until: formatTime(run.until, now), devices: formatNumber(run.devices), readings: formatNumber(run.all) };
  const times = (alarm: DryRunAlarm | null): string => (alarm ? `${formatTime(alarm.raisedAt, now)} – ${alarm.clearedAt ? formatTime(alarm.clearedAt, now) : t('dry.active')}` : '–');
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
                  <td>{nameOf(row.kind, row.condition)}</td>
                  <td className="num">{formatNumber(row.now)}</td><td className="num"><b>{formatNumber(row.then)}</b></td>
                  <td className="num">{formatNumber(row.casesNow)}</td><td className="num"><b>{formatNumber(row.casesThen)}</b></td>
                  <Count value={row.added} tone="dry-added" /><Count value={row.gone} tone="dry-gone" /><Count value={row.changed} tone="dry-changed" />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {run.rows.length > 0 && run.differences.length === 0 && <p>{t('dry.same')}</p>}
      {run.differences.length > 0 && (
        <>
          <h2 className="side-title">{t('dry.differences')}</h2>
          <ul className="dry-items">
            {run.differences.map((item, i) => (
              <li key={i}>
                <span className={`tag ${item.change === 'added' ? 'tag-ok' : item.change === 'gone' ? 'tag-bad' : 'tag-go'}`}>{t(`dry.${word(item)}`)}</span>
                <span><Link to={`/devices/${encodeURIComponent(item.device)}`}>{item.device}</Link> {nameOf(item.kind, item.condition)}{item.filesCase && <span className="quiet"> · {t('dry.case')}</span>}</span>
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

const word = (item: DryRunItem): 'added' | 'gone' | 'changed' => (item.change === 'same' ? 'changed' : item.change);

const Count = ({ value, tone }: { value: number; tone: string }) => <td className={value > 0 ? `num ${tone}` : 'num quiet'}>{formatNumber(value)}</td>;
