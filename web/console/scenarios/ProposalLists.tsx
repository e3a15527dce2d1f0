import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Proposal, SettingProposal } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMay, useMe } from '@shared/session/useSession.ts';
import { Age } from '../parts/Age.tsx';
import { ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { sorted } from './list.ts';
import { ProposalTag } from './marks.tsx';
import { proposalAddress, useOpenProposals, useSettingProposals } from './queries.ts';
import { SettingProposalCard, SettingProposalLines } from './SettingProposals.tsx';
import { useScenarioTexts } from './texts.ts';

/** One line a proposal: what, how far, whose, how old. */
export function ProposalList({ items }: { items: readonly Proposal[] }) {
  return <ul className="proposals"><ProposalLines items={items} /></ul>;
}

function ProposalLines({ items }: { items: readonly Proposal[] }) {
  const t = useScenarioTexts();
  const lang = useLang();
  return items.map((p) => (
    <li key={p.id}>
      <Link to={proposalAddress(p.id)}>
        <span className="proposal-name"><b>{say(p.name, lang)}</b> <ProposalTag state={p.state} />{p.isNew && <span className="tag tag-go">{t('proposal.new')}</span>}{p.outdated && <span className="tag tag-bad">{t('proposal.outdated')}</span>}</span>
        {p.note && <span className="proposal-note">{p.note}</span>}
        <span className="quiet">{say(p.authorName, lang)} · <Age at={p.submittedAt ?? p.changedAt} /></span>
      </Link>
    </li>
  ));
}

/** What waits for my decision, what I am at, and what others are at: texts of packages, and local changes. */
export function ProposalLists({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = useScenarioTexts();
  const lang = useLang();
  const me = useMe();
  const [mayDecide, mayWrite, maySet] = [useMay('scenario.publish'), useMay('scenario.write'), useMay('scenario.set')];
  const [open, local] = [useOpenProposals(), useSettingProposals()];
  if (open.isPending || local.isPending) return <aside className="panel scenarios-side"><RowsLoading rows={6} /></aside>;
  if (open.isError || local.isError) return <aside className="panel scenarios-side"><ErrorState error={open.error ?? local.error} onRetry={() => { void open.refetch(); void local.refetch(); }} /></aside>;
  const [texts, changes] = [sorted(open.data.items, me.userName), sorted(local.data.items, me.userName)];
  const part = (title: string, items: readonly Proposal[], settings: readonly SettingProposal[], none: ReactNode) => (
    <section className="panel" aria-label={title}>
      <header><h2>{title}</h2>{items.length + settings.length > 0 && <span className="tag tag-check">{items.length + settings.length}</span>}</header>
      {items.length + settings.length === 0 ? <p className="quiet side-note">{none}</p>
        : <ul className="proposals"><ProposalLines items={items} /><SettingProposalLines items={settings} onOpen={(id) => url.set({ local: id })} /></ul>}
    </section>
  );
  const shown = local.data.items.find((p) => p.id === url.get('local'));
  const close = (): void => url.set({ local: null });
  return (
    <aside className="scenarios-side">
      {(mayDecide || maySet) && part(t('waiting'), texts.toDecide, changes.toDecide, t('waiting.none'))}
      {(mayWrite || changes.mine.length > 0) && part(t('mine'), texts.mine, changes.mine, t('mine.none'))}
      {(texts.others.length + changes.others.length > 0 || !mayWrite) && part(t('others'), texts.others, changes.others, t('others.none'))}
      <Drawer open={shown !== undefined} onClose={close} title={shown && `${t('settings.changes')} · ${say(shown.packageName, lang)}`} size={560} destroyOnHidden>
        {shown && <SettingProposalCard item={shown} onDone={close} />}
      </Drawer>
    </aside>
  );
}
