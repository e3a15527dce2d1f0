import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { Suspense, lazy, useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { AppraisalTable, FormulaDraftAnswer, FormulaText, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useUrlState } from '../parts/useUrlState.ts';
import { months } from './months.ts';
import { useAppraisalTexts } from './texts.ts';
import { WhatIfTable } from './WhatIfTable.tsx';
import './appraisal.css';

const CodeEditor = lazy(() => import('../scenarios/editor/CodeEditor.tsx'));
const tables = ['area', 'department', 'inspector', 'intake', 'shiftLeader', 'dispatcher'] as const;

/** 公式试算: a copy of a table is changed, and the same counts are reckoned by both. Nothing is kept. */
export default function WhatIfPage() {
  const t = useAppraisalTexts();
  const url = useUrlState();
  const now = useCityNow(60_000);
  const table = tables.find((name) => name === url.get('table')) ?? 'department';
  const choices = months(now, 24);
  const period = url.get('period') || choices[0]!;
  const formulas = useQuery({ queryKey: ['appraisal', 'formulas'], staleTime: 60_000, queryFn: ({ signal }) => api.get<Page<AppraisalTable>>('/appraisal/formulas', {}, signal) });
  // The version in force on the first day of the period appraises it.
  const version = formulas.data?.items.filter((f) => f.table === table && f.validFrom <= `${period}-01`).reduce((newest, f) => Math.max(newest, f.version), 0);
  const text = useQuery({
    queryKey: ['appraisal', 'formula', table, version], enabled: !!version, staleTime: 60_000, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<FormulaText>(`/appraisal/formulas/${table}/${version}`, {}, signal),
  });
  const failed = formulas.error ?? text.error;
  const current = text.data && text.data.table === table && text.data.version === version ? text.data : null;
  return (
    <div className="page-body appraisal-page">
      <div className="page-head">
        <h1>{t('try')}</h1>
        <Segmented value={table} aria-label={t('try.table')} options={tables.map((name) => ({ value: name, label: t(`table.${name}`) }))} onChange={(name) => url.set({ table: name })} />
        <Select value={period} aria-label={t('month')} style={{ width: 110 }} options={(choices.includes(period) ? choices : [period, ...choices]).map((month) => ({ value: month, label: month }))} onChange={(month: string) => url.set({ period: month })} />
        <Link className="push" to={`/appraisal?table=${table}&period=${period}`}>{t('try.back')}</Link>
      </div>
      <p className="quiet appraisal-foot">{t('try.lead')}</p>
      {failed ? <ErrorState error={failed} onRetry={() => void (formulas.error ? formulas : text).refetch()} />
        : version === 0 ? <EmptyState title={t('try.noVersion')} />
          : current === null ? <RowsLoading rows={10} />
            : <Draft key={`${table} ${current.version}`} table={table} period={period} original={current.yaml} />}
    </div>
  );
}

function Draft({ table, period, original }: { table: string; period: string; original: string }) {
  const t = useAppraisalTexts();
  const lang = useLang();
  const [yaml, setYaml] = useState(original);
  const [jump, setJump] = useState<{ line: number } | null>(null);
  const tried = useMutation({ mutationFn: (given: { yaml: string; period: string }) => api.post<FormulaDraftAnswer>('/appraisal/what-if', { table, ...given }) });
  const mistakes = tried.data?.mistakes ?? [];
  const stale = tried.variables !== undefined && (tried.variables.yaml !== yaml || tried.variables.period !== period);
  return (
    <div className="what-if">
      <section className="panel what-if-text" aria-label={t('try.text')}>
        <Suspense fallback={<RowsLoading rows={12} />}>
          <CodeEditor value={yaml} label={t('try.text')} onChange={setYaml} onSave={() => tried.mutate({ yaml, period })} marks={mistakes.map((m) => ({ line: m.line, sentence: say(m.sentence, lang) }))} {...(tried.variables ? { marked: tried.variables.yaml } : {})} jump={jump} />
        </Suspense>
        <span className="move-buttons">
          <Button type="primary" loading={tried.isPending} onClick={() => tried.mutate({ yaml, period })}>{t('try.run')}</Button>
          <Button disabled={yaml === original} onClick={() => setYaml(original)}>{t('try.reset')}</Button>
        </span>
      </section>
      <section className="panel appraisal-scroll" aria-label={t('try.result')} aria-busy={tried.isPending}>
        {tried.isError && <p className="problem" role="alert">{explain(tried.error)}</p>}
        {stale && <p className="due-soon" role="status">{t('try.stale')}</p>}
        {mistakes.length > 0 && (
          <div role="alert">
            <p>{t('try.mistakes', { count: mistakes.length })}</p>
            <ol className="what-if-mistakes">{mistakes.map((m, i) => <li key={i}><button type="button" className="figure" onClick={() => setJump({ line: m.line })}>{t('try.line', { line: m.line })}</button> {say(m.sentence, lang)}</li>)}</ol>
          </div>
        )}
        {tried.data?.answer ? <WhatIfTable answer={tried.data.answer} /> : mistakes.length === 0 && !tried.isError && <EmptyState title={t('try.none')} body={t('try.noneBody')} />}
      </section>
    </div>
  );
}
