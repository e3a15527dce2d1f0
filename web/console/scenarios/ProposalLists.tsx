import { Link } from 'react-router';
import type { Proposal } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMay, useMe } from '@shared/session/useSession.ts';
import { Age } from '../parts/Age.tsx';
import { ErrorState, RowsLoading } from '../parts/states.tsx';
import { sorted } from './list.ts';
import { ProposalTag } from './marks.tsx';
import { proposalAddress, useOpenProposals } from './queries.ts';
import { useScenarioTexts } from './texts.ts';

/** One line a proposal: what, how far, whose, how old. */
export function ProposalList({ items }: { items: readonly Proposal[] }) {
  const t = useScenarioTexts();
  const lang = useLang();
  return (
    <ul className="proposals">
      {items.map((p) => (
        <li key={p.id}>
          <Link to={proposalAddress(p.id)}>
            <span className="proposal-name"><b>{say(p.name, lang)}</b> <ProposalTag state={p.state} />{p.isNew && <span className="tag tag-go">{t('proposal.new')}</span>}{p.outdated && <span className="tag tag-bad">{t('proposal.outdated')}</span>}</span>
            {p.note && <span className="proposal-note">{p.note}</span>}
            <span className="quiet">{say(p.authorName, lang)} · <Age at={p.submittedAt ?? p.changedAt} /></span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What waits for my decision, what I am writing, and what others are at. */
export function ProposalLists() {
  const t = useScenarioTexts();
  const me = useMe();
  const [mayDecide, mayWrite] = [useMay('scenario.publish'), useMay('scenario.write')];
  const open = useOpenProposals();
  if (open.isPending) return <aside className="panel scenarios-side"><RowsLoading rows={6} /></aside>;
  if (open.isError) return <aside className="panel scenarios-side"><ErrorState error={open.error} onRetry={() => void open.refetch()} /></aside>;
  const { toDecide, mine, others } = sorted(open.data.items, me.userName);
  const part = (title: string, items: Proposal[], none: string) => (
    <section className="panel" aria-label={title}>
      <header><h2>{title}</h2>{items.length > 0 && <span className="tag tag-check">{items.length}</span>}</header>
      {items.length === 0 ? <p className="quiet side-note">{none}</p> : <ProposalList items={items} />}
    </section>
  );
  return (
    <aside className="scenarios-side">
      {mayDecide && part(t('waiting'), toDecide, t('waiting.none'))}
      {mayWrite && part(t('mine'), mine, t('mine.none'))}
      {(others.length > 0 || !mayWrite) && part(t('others'), others, t('others.none'))}
    </aside>
  );
}
