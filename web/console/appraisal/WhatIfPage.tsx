import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { Suspense, lazy, useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { AppraisalTable, FormulaDraftAnswer, FormulaText, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { EmptyState, ErrorState, RowsLoading, Unrenewed } from '../parts/states.tsx';
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
  // A published version does not change, and nothing may take away what is being written.
  const text = useQuery({
    queryKey: ['appraisal', 'formula', table, version], enabled: !!version, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false,
    queryFn: ({ signal }) => api.get<FormulaText>(`/appraisal/formulas/${table}/${version}`, {}, signal),
  });
  const failed = formulas.data === undefined ? formulas.error : text.data === undefined ? text.error : null;
  const key = `${table} ${version}`;
  const [drafts, setDrafts] = useState<Record<string, Written>>({});
  const keep = (part: Written): void => setDrafts((all) => ({ ...all, [key]: { ...all[key], ...part } }));
  return (
    <div className="page-body appraisal-page">
      <div className="page-head">
        <h1>{t('try')}</h1>
        <Segmented value={table} aria-label={t('try.table')} options={tables.map((name) => ({ value: name, label: t(`table.${name}`) }))} onChange={(name) => url.set({ table: name })} />
        <Select value={period} aria-label={t('month')} style={{ width: 110 }} options={(choices.includes(period) ? choices : [period, ...choices]).map((month) => ({ value: month, label: month }))} onChange={(month: string) => url.set({ period: month })} />
        <Link className="push" to={`/appraisal?table=${table}&period=${period}`}>{t('try.back')}</Link>
      </div>
      <p className="quiet appraisal-foot">{t('try.lead')}</p>
      {formulas.error && formulas.data !== undefined && <Unrenewed error={formulas.error} onRetry={() => void formulas.refetch()} />}
      {failed ? <ErrorState error={failed} onRetry={() => void (formulas.data === undefined ? formulas : text).refetch()} />
        : version === 0 ? <EmptyState title={t('try.noVersion')} />
          : text.data === undefined ? <RowsLoading rows={10} />
            : <Draft key={key} table={table} period={period} formula={text.data} written={drafts[key] ?? {}} onKeep={keep} />}
    </div>
  );
}

/** What was written of a version, and what it came to when it was last reckoned. */
interface Written { yaml?: string; tried?: { yaml: string; period: string; answer: FormulaDraftAnswer } }

function Draft({ table, period, formula, written, onKeep }: { table: string; period: string; formula: FormulaText; written: Written; onKeep: (part: Written) => void }) {
  const t = useAppraisalTexts();
  const lang = useLang();
  const original = formula.yaml;
  const yaml = written.yaml ?? original;
  const setYaml = (next: string): void => onKeep({ yaml: next });
  const [jump, setJump] = useState<{ line: number } | null>(null);
  const tried = useMutation({
    mutationFn: (given: { yaml: string; period: string }) => api.post<FormulaDraftAnswer>('/appraisal/what-if', { table, ...given }),
    onSuccess: (answer, given) => onKeep({ tried: { ...given, answer } }),
  });
  const last = written.tried;
  const mistakes = last?.answer.mistakes ?? [];
  const own = mistakes.filter((m) => m.file === formula.file);
  const stale = last !== undefined && (last.yaml !== yaml || last.period !== period);
  return (
    <div className="what-if">
      <section className="panel what-if-text" aria-label={t('try.text')}>
        <Suspense fallback={<RowsLoading rows={12} />}>
          <CodeEditor value={yaml} label={t('try.text')} onChange={setYaml} onSave={() => tried.mutate({ yaml, period })} marks={own.map((m) => ({ line: m.line, sentence: say(m.sentence, lang) }))} {...(last ? { marked: last.yaml } : {})} jump={jump} />
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
            <ol className="what-if-mistakes">{mistakes.map((m, i) => <li key={i}>{m.file === formula.file ? <button type="button" className="figure" onClick={() => setJump({ line: m.line })}>{t('try.line', { line: m.line })}</button> : <b>{t('try.inFile', { file: m.file, line: m.line })}</b>} {say(m.sentence, lang)}</li>)}</ol>
          </div>
        )}
        {last?.answer.answer ? <WhatIfTable answer={last.answer.answer} /> : mistakes.length === 0 && !tried.isError && <EmptyState title={t('try.none')} body={t('try.noneBody')} />}
      </section>
    </div>
  );
}
