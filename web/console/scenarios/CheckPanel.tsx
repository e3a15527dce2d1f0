import { CheckCircleFilled, CloseCircleFilled, LoadingOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ScenarioCheck } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { ErrorState, RowsLoading } from '../parts/states.tsx';
import { ChangeList } from './ChangeList.tsx';
import { MistakeList } from './MistakeList.tsx';
import { useProposalTexts } from './proposalTexts.ts';

/** What is wrong with the text, how each example came out, and what changed: as publishing it would find. */
export function CheckPanel({ check, onLine }: { check: UseQueryResult<ScenarioCheck>; onLine: (line: number) => void }) {
  const t = useProposalTexts();
  const lang = useLang();
  if (check.isError) return <ErrorState error={check.error} onRetry={() => void check.refetch()} />;
  if (!check.data) return <RowsLoading rows={6} />;
  const { mistakes, examples, changes, isNew } = check.data;
  const good = examples.filter((e) => e.comesOut).length;
  const isSound = mistakes.length === 0 && good === examples.length;
  return (
    <div className="check">
      <p className={isSound ? 'check-sum check-good' : 'check-sum check-bad'} role="status">
        {isSound ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}
        <b>{isSound ? t('check.sound') : mistakes.length > 0 ? t('check.mistakes', { count: mistakes.length }) : t('check.examples', { good, all: examples.length })}</b>
        {check.isFetching && <span className="quiet"><LoadingOutlined aria-hidden /> {t('check.running')}</span>}
      </p>
      {mistakes.length > 0 ? <><MistakeList items={mistakes} onLine={onLine} /><p className="quiet side-note">{t('check.later')}</p></> : (
        <>
          {!isNew && <><h2 className="side-title">{t('changes')}</h2><ChangeList items={changes} /></>}
          <h2 className="side-title">{t('check.examples', { good, all: examples.length })}</h2>
          <ol className="examples">
            {examples.map((e) => (
              <li key={e.line}>
                <button type="button" onClick={() => onLine(e.line)}>
                  <span className={e.comesOut ? 'example-good' : 'example-bad'}>{e.comesOut ? '✓' : '✗'} <span className="sr-only">{t(e.comesOut ? 'check.good' : 'check.bad')}</span></span>
                  <span>{e.name}</span><span className="mistake-line">{t('check.line', { line: e.line })}</span>
                </button>
                {e.mistakes.map((m, i) => <p key={i} className="example-why">{say(m.sentence, lang)}</p>)}
              </li>
            ))}
          </ol>
        </>
      )}
      <p className="quiet side-note">{t('check.beside')}</p>
    </div>
  );
}
