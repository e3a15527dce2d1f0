import { Button, InputNumber, Progress } from 'antd';
import { useId, useState } from 'react';
import { explain } from '@shared/i18n/problems.ts';
import { formatNumber } from '@shared/time/format.ts';
import { ErrorState } from '../parts/states.tsx';
import { DryRunResult } from './DryRunResult.tsx';
import { useProposalTexts } from './proposalTexts.ts';
import { useDryRun, type DryRunAsk } from './useDryRun.ts';

interface Props { ask: DryRunAsk; why: string; /** The run that is looked at; empty for none yet. */ id: string; onBegun: (id: string) => void; hasMistakes?: boolean }

/** Tries a text or local changes on the real readings of the last days, beside what is in force. */
export function DryRunPanel({ ask, why, id, onBegun, hasMistakes = false }: Props) {
  const t = useProposalTexts();
  const [days, setDays] = useState(7);
  const [tried, setTried] = useState<string | null>(null);
  const { run, begin, stop } = useDryRun(id, onBegun);
  const asked = JSON.stringify(ask);
  const field = useId();
  const found = run.data;
  const isRunning = found?.state === 'running';
  const start = (): void => {
    setTried(asked);
    begin.mutate({ ask, days });
  };
  return (
    <div className="dry">
      <p className="quiet">{why}</p>
      {/* No form of its own: it stands in one. */}
      <div className="dry-form">
        <label htmlFor={field}>{t('dry.days')}</label>
        <InputNumber id={field} min={1} max={366} precision={0} value={days} onChange={(n) => setDays(n ?? 7)} onPressEnter={(e) => { e.preventDefault(); if (!isRunning && !hasMistakes) start(); }} style={{ width: 92 }} suffix={t('dry.unit')} />
        <Button onClick={start} type={found ? 'default' : 'primary'} loading={begin.isPending} disabled={isRunning || hasMistakes}>{t(found && !isRunning ? 'dry.again' : 'dry.begin')}</Button>
        {isRunning && <Button danger loading={stop.isPending} onClick={() => stop.mutate()}>{t('dry.stop')}</Button>}
      </div>
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
          {tried !== null && tried !== asked && <p className="due-soon">{t('dry.old')}</p>}
          <DryRunResult run={found} />
        </>
      )}
    </div>
  );
}
