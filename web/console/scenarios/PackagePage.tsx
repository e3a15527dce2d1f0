import { ArrowLeftOutlined, CopyOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { Suspense, useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ScenarioPage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMe } from '@shared/session/useSession.ts';
import { lazyPage } from '../parts/lazyPage.tsx';
import { ErrorState, PageLoading, RowsLoading } from '../parts/states.tsx';
import { useUrlState } from '../parts/useUrlState.ts';
import { useHotkeys } from '../shell/hotkeys.ts';
import { ConditionTable } from './ConditionTable.tsx';
import { CopyPackage } from './CopyPackage.tsx';
import { OriginTag, PersonalMark, ReachMark } from './marks.tsx';
import { ProposalList } from './ProposalLists.tsx';
import { proposalAddress, scenarioAddress, useBegin, useOpenProposals, usePackage, usePackages } from './queries.ts';
import { SettingsPanel } from './SettingsPanel.tsx';
import { useScenarioTexts } from './texts.ts';
import { VersionsView } from './VersionsView.tsx';
import './scenarios.css';

const CodeEditor = lazyPage(() => import('./editor/CodeEditor.tsx'));
const views = ['overview', 'text', 'versions'] as const;
type View = (typeof views)[number];

/** One package: what it is for, what it watches, where it is on, its text and all its versions. */
export default function PackagePage() {
  const code = useParams()['code'] ?? '';
  const page = usePackage(code);
  if (page.isPending) return <PageLoading />;
  if (page.isError) return <div className="page-body"><ErrorState error={page.error} onRetry={() => void page.refetch()} /></div>;
  return <Shown page={page.data} />;
}

function Shown({ page }: { page: ScenarioPage }) {
  const { package: one } = page;
  const t = useScenarioTexts();
  const lang = useLang();
  const me = useMe();
  const url = useUrlState();
  const navigate = useNavigate();
  const begin = useBegin();
  const open = useOpenProposals(one.code);
  const view: View = views.find((name) => name === url.get('view')) ?? 'overview';
  const proposals = open.data?.items ?? [];
  const own = proposals.find((p) => p.author === me.userName);
  const propose = (): void => (own ? void navigate(proposalAddress(own.id)) : begin.mutate({ yaml: page.yaml }));
  const copy = (): void => url.set({ copy: '1' });
  useHotkeys([
    { keys: 'Escape', label: t('key.back'), scope: 'here', run: () => void navigate('/scenarios') },
    ...(page.mayWrite ? [{ keys: 'e', label: t('key.propose'), scope: 'here' as const, run: propose }, { keys: 'c', label: t('key.copy'), scope: 'here' as const, run: copy }] : []),
  ]);
  const line = Number(url.get('line')) || 0;
  const jump = useMemo(() => (line > 0 ? { line } : null), [line]);
  return (
    <div className="page-body page-fixed scenarios">
      <div className="page-head">
        <Link to="/scenarios" className="scenario-back" aria-label={t('back')} title={t('back')}><ArrowLeftOutlined /></Link>
        <h1>{say(one.name, lang)}</h1>
        <span className="quiet">{one.code}</span>
        <span className="tag tag-check">{t(`field.${one.field}`)}</span>
        <ReachMark reach={one.reach} />
        {one.personal && <PersonalMark />}
        <span className="quiet">{t('version', { version: one.version })}</span><OriginTag origin={one.origin} />
        <Segmented<View>
          className="push" value={view} aria-label={t('views')} options={views.map((name) => ({ value: name, label: t(`view.${name}`) }))}
          onChange={(name) => url.set({ view: name === 'overview' ? null : name, line: null, left: null, right: null })}
        />
        {page.mayWrite && <Button icon={<CopyOutlined aria-hidden />} onClick={copy}>{t('copy')}</Button>}
        {page.mayWrite && <Button type="primary" icon={<EditOutlined aria-hidden />} loading={begin.isPending} onClick={propose}>{t(own ? 'propose.continue' : 'propose')}</Button>}
      </div>
      {view === 'overview' && (
        <div className="scenarios-columns">
          <div className="scenario-main">
            <About page={page} />
            <section className="panel scroll" aria-label={t('conditions')}>
              <header><h2>{t('conditions')}</h2><span className="tag tag-check">{page.conditions.length}</span></header>
              {page.conditions.length === 0 ? <p className="quiet side-note">{t('conditions.none')}</p> : <ConditionTable items={page.conditions} onLine={(at) => url.set({ view: 'text', line: String(at) })} />}
            </section>
          </div>
          <aside className="scenarios-side">
            <SettingsPanel page={page} />
            <section className="panel" aria-label={t('open')}>
              <header><h2>{t('open')}</h2></header>
              {open.isPending ? <RowsLoading rows={2} /> : open.isError ? <ErrorState error={open.error} onRetry={() => void open.refetch()} /> : proposals.length === 0 ? <p className="quiet side-note">{t('open.none')}</p> : <ProposalList items={proposals} />}
            </section>
          </aside>
        </div>
      )}
      {view === 'text' && (
        <div className="panel code-panel">
          <Suspense fallback={<RowsLoading rows={16} />}><CodeEditor value={page.yaml} label={t('view.text')} isReadOnly jump={jump} /></Suspense>
        </div>
      )}
      {view === 'versions' && <VersionsView page={page} url={url} />}
      {page.mayWrite && <CopyPackage from={one} isOpen={url.get('copy') === '1'} onClose={() => url.set({ copy: null })} />}
    </div>
  );
}

function About({ page }: { page: ScenarioPage }) {
  const t = useScenarioTexts();
  const lang = useLang();
  const all = usePackages();
  const nameOf = (code: string): string => say(all.data?.items.find((p) => p.code === code)?.name, lang) || code;
  return (
    <section className="panel scenario-about">
      <dl>
        <div><dt>{t('purpose')}</dt><dd>{say(page.package.purpose, lang)}</dd></div>
        {page.basis && <div><dt>{t('basis')}</dt><dd>{say(page.basis, lang)} <span className="quiet">{t('basis.days', { days: page.mostDays })}</span></dd></div>}
        <div>
          <dt>{t('needs')}</dt>
          <dd>{page.needs.length === 0 ? <span className="quiet">{t('needs.none')}</span> : page.needs.map((code) => <Link key={code} to={scenarioAddress(code)} className="scenario-need">{nameOf(code)}</Link>)}</dd>
        </div>
      </dl>
    </section>
  );
}
