import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { ProposalPage as Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { lazyPage } from '../parts/lazyPage.tsx';
import { EmptyState, ErrorState, PageLoading, RowsLoading } from '../parts/states.tsx';
import { useUrlState } from '../parts/useUrlState.ts';
import { useHotkeys } from '../shell/hotkeys.ts';
import { CheckPanel } from './CheckPanel.tsx';
import { DryRunPanel } from './DryRunPanel.tsx';
import { lineNow } from './editor/lineNow.ts';
import { ProposalHead } from './ProposalHead.tsx';
import { ProposalNotices } from './ProposalNotices.tsx';
import { useProposalTexts } from './proposalTexts.ts';
import { useCheck } from './useCheck.ts';
import { useDraft } from './useDraft.ts';
import { useLeaveGuard } from './useLeaveGuard.tsx';
import { useVocabulary } from './useVocabulary.ts';
import './scenarios.css';

const CodeEditor = lazyPage(() => import('./editor/CodeEditor.tsx'));
const DiffView = lazyPage(() => import('./editor/DiffView.tsx'));

/** The editor of a proposal: its author writes, checks, tries and submits; a second person reads, compares and decides. */
export default function ProposalPage() {
  const id = useParams()['id'] ?? '';
  const page = useQuery({
    queryKey: ['scenarios', 'proposal', id], refetchInterval: 20_000,
    queryFn: ({ signal }) => api.get<Page>(`/scenarios/proposals/${encodeURIComponent(id)}`, undefined, signal),
  });
  if (page.isPending) return <PageLoading />;
  if (!page.data) return <div className="page-body"><ErrorState error={page.error} onRetry={() => void page.refetch()} /></div>;
  return <Opened key={id} page={page.data} onReload={async () => (await page.refetch()).data} />;
}

function Opened({ page, onReload }: { page: Page; onReload: () => Promise<Page | undefined> }) {
  const t = useProposalTexts();
  const lang = useLang();
  const url = useUrlState();
  const mayWrite = page.proposal.moves.includes('save');
  const work = useDraft(page, mayWrite, onReload);
  const yaml = mayWrite ? work.draft.yaml : page.yaml;
  const isOver = page.proposal.state === 'published' || page.proposal.state === 'withdrawn';
  const check = useCheck(yaml, !isOver);
  const vocabulary = useVocabulary(yaml);
  const [jump, setJump] = useState<{ line: number } | null>(null);
  useLeaveGuard(work.isUnsaved, work.save);
  const isDiff = (url.get('view') || (page.proposal.state === 'published' && page.baseYaml !== '' ? 'diff' : 'text')) === 'diff';
  const show = (view: 'text' | 'diff'): void => url.set({ view });
  const isDry = url.get('panel') === 'dry';
  const canTry = page.proposal.moves.length > 0;
  const checked = check.data?.yaml ?? yaml;
  const toLine = useCallback((line: number) => {
    url.set({ view: 'text' });
    setJump({ line: lineNow(checked, yaml, line) });
  }, [url, checked, yaml]);
  const marks = useMemo(() => [
    ...(check.data?.mistakes ?? []).map((m) => ({ line: m.line, sentence: say(m.sentence, lang) })),
    ...(check.data?.examples ?? []).flatMap((e) => e.mistakes.map((m) => ({ line: m.line, sentence: say(m.sentence, lang), isWarning: true }))),
  ], [check.data, lang]);
  useHotkeys([{ keys: 'v', label: t('key.diff'), scope: 'here', run: () => show(isDiff ? 'text' : 'diff') }]);
  return (
    <div className="page-body page-fixed scenarios">
      <ProposalHead page={page} work={work} check={check.data} />
      <ProposalNotices page={page} work={work} />
      <div className={isOver ? 'editor-columns editor-alone' : 'editor-columns'}>
        <section className="panel code-panel" aria-label={t('editor')}>
          <div className="page-head code-head">
            <Segmented
              size="small" value={isDiff ? 'diff' : 'text'} aria-label={t('editor')} onChange={(v) => show(v === 'diff' ? 'diff' : 'text')}
              options={[{ value: 'text', label: t(mayWrite ? 'view.write' : 'view.read') }, { value: 'diff', label: t(isOver ? 'view.did' : 'view.diff') }]}
            />
            {!isDiff && mayWrite && <span className="quiet push editor-hint">{t('editor.hint')}</span>}
          </div>
          <Suspense fallback={<RowsLoading rows={16} />}>
            {isDiff
              ? page.baseYaml === '' ? <EmptyState title={t('diff.new')} /> : page.baseYaml === yaml ? <EmptyState title={t('diff.none')} />
                : <DiffView before={page.baseYaml} after={yaml} labels={[t(isOver ? 'diff.was' : 'diff.before'), t('diff.after')]} />
              : <CodeEditor value={yaml} label={t('editor')} onChange={work.write} onSave={work.saveNow} isReadOnly={!mayWrite} marks={marks} marked={checked} jump={jump} vocabulary={vocabulary} />}
          </Suspense>
        </section>
        {!isOver && <section className="panel editor-side" aria-label={t(isDry ? 'panel.dry' : 'panel.check')}>
          <div className="page-head code-head">
            <Segmented
              size="small" value={isDry ? 'dry' : 'check'} aria-label={t('panel.check')} onChange={(v) => url.set({ panel: v === 'dry' ? 'dry' : null })}
              options={[{ value: 'check', label: t('panel.check') }, { value: 'dry', label: t('panel.dry'), disabled: !canTry }]}
            />
          </div>
          <div className="scroll">
            {isDry && canTry ? <DryRunPanel ask={{ path: '/scenarios/dry-runs', body: { yaml } }} why={t('dry.why')} id={url.get('run')} onBegun={(run) => url.set({ run })} hasMistakes={(check.data?.mistakes.length ?? 0) > 0} />
              : <CheckPanel check={check} onLine={toLine} />}
          </div>
        </section>}
      </div>
    </div>
  );
}
