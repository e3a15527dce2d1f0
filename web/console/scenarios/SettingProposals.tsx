import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { SettingProposal } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { Age } from '../parts/Age.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { scenarioAddress, usePackage } from './queries.ts';
import { useScenarioTexts } from './texts.ts';
import { WaitingSettings } from './WaitingSettings.tsx';

const most = 3;

/** One line a local change: of which package, where, what would be otherwise, whose, how old; of one that came back, why. */
export function SettingProposalLines({ items, onOpen }: { items: readonly SettingProposal[]; onOpen: (id: string) => void }) {
  const t = useScenarioTexts();
  const lang = useLang();
  return items.map((p) => (
    <li key={p.id}>
      <button type="button" onClick={() => onOpen(p.id)}>
        <span className="proposal-name">
          <b>{say(p.packageName, lang)}</b> <span className="tag tag-check">{t('settings.changes')}</span>
          <span className={p.state === 'returned' ? 'tag tag-bad' : 'tag tag-wait'}>{t(p.state === 'returned' ? 'local.returned' : 'local.waiting')}</span>
        </span>
        <span>{p.area ? say(p.area.name, lang) : t('settings.city')}</span>
        {p.state === 'returned' && <span className="proposal-note">{t('local.note', { name: say(p.decidedByName, lang), note: p.decideNote ?? '' })}</span>}
        {p.differences.slice(0, most).map((d) => (
          <span key={d.path} className="proposal-note">{say(d.where, lang)}{d.before && d.after ? <>：<del>{say(d.before, lang)}</del> → <ins>{say(d.after, lang)}</ins></> : null}</span>
        ))}
        {p.differences.length > most && <span className="quiet">{t('local.more', { count: p.differences.length - most })}</span>}
        <span className="quiet">{say(p.authorName, lang)} · <Age at={p.createdAt} /></span>
      </button>
    </li>
  ));
}

/** One local change with all that whoever decides must see, and the way to decide. */
export function SettingProposalCard({ item, onDone }: { item: SettingProposal; onDone: () => void }) {
  const t = useScenarioTexts();
  const page = usePackage(item.package);
  const found = page.data?.waiting.find((w) => w.id === item.id);
  const seen = useRef(false);
  useEffect(() => {
    // Decided here: there is nothing left to look at.
    if (seen.current && page.data && !found) onDone();
    if (found) seen.current = true;
  });
  if (page.isPending) return <RowsLoading rows={8} />;
  if (page.isError) return <ErrorState error={page.error} onRetry={() => void page.refetch()} />;
  return (
    <div className="local-card">
      <p><Link to={scenarioAddress(item.package)}>{t('local.package')}</Link></p>
      {found ? <WaitingSettings page={page.data} items={[found]} /> : <EmptyState title={t('local.over')} />}
    </div>
  );
}
