import { Button, InputNumber, Progress } from 'antd';
import { useState } from 'react';
import { explain } from '@shared/i18n/problems.ts';
import { formatNumber } from '@shared/time/format.ts';
import { ErrorState } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { DryRunResult } from './DryRunResult.tsx';
import { useProposalTexts } from './proposalTexts.ts';
import { useDryRun } from './useDryRun.ts';

interface Props { yaml: string; url: ReturnType<typeof useUrlState>; hasMistakes: boolean }

/** Tries the text on the real readings of the last days, beside the version in force. */
export function DryRunPanel({ yaml, url, hasMistakes }: Props) {
  const t = useProposalTexts();
  const [days, setDays] = useState(7);
  const [tried, setTried] = useState<string | null>(null);
  const { run, begin, stop } = useDryRun(url.get('run'), (id) => url.set({ run: id }));
  const found = run.data;
  const isRunning = found?.state === 'running';
  const start = (): void => {
    setTried(yaml);
    begin.mutate({ yaml, days });
  };
  return (
    <div className="dry">
      <p className="quiet">{t('dry.why')}</p>
      <form className="dry-form" onSubmit={(e) => { e.preventDefault(); start(); }}>
        <label htmlFor="dry-days">{t('dry.days')}</label>
        <InputNumber id="dry-days" min={1} max={366} precision={0} value={days} onChange={(n) => setDays(n ?? 7)} style={{ width: 92 }} suffix={t('dry.unit')} />
        <Button htmlType="submit" type={found ? 'default' : 'primary'} loading={begin.isPending} disabled={isRunning || hasMistakes}>{t(found && !isRunning ? 'dry.again' : 'dry.begin')}</Button>
        {isRunning && <Button danger loading={stop.isPending} onClick={() => stop.mutate()}>{t('dry.stop')}</Button>}
      </form>
      {hasMistakes && <p className="quiet">{t('dry.mistakes')}</p>}
      {begin.isError && <p className="problem" role="alert">{explain(begin.error)}</p>}
      {run.isError && <ErrorState error={run.error} />}
      {isRunning && (
        <div role="status">
          <Progress percent={found.all > 0 ? Math.floor((found.done * 100) / found.all) : 0} status="active" aria-label={t('panel.dry')} />
          <p className="quiet">{found.all > 0 ? t('dry.progress', { done: formatNumber(found.done), all: formatNumber(found.all) }) : t('dry.counting')}</p>
        </div>
      )}
      {found?.state === 'cancelled' && <p>{t('dry.cancelled')}</p>}
      {found?.state === 'failed' && <p className="problem" role="alert">{t('dry.failed')}</p>}
      {found?.state === 'finished' && (
        <>
          {tried !== null && tried !== yaml && <p className="due-soon">{t('dry.old')}</p>}
          <DryRunResult run={found} />
        </>
      )}
    </div>
  );
}
