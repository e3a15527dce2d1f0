import { useQuery } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { CaseAppeals, CasePage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMay } from '@shared/session/useSession.ts';
import { JudgementLine } from '../appeals/AppealForm.tsx';
import { AppealLine } from '../appeals/AppealLine.tsx';
import { useAppealTexts } from '../appeals/texts.ts';
import '../appeals/appeals.css';

/** 申诉: what of the case is held against the reader's body, and what was appealed. Nothing where there is neither. */
export function AppealsCard({ item }: { item: CasePage }) {
  const t = useAppealTexts();
  const lang = useLang();
  const may = useMay('appeal.read');
  const found = useQuery({ queryKey: ['case', item.number, 'appeals'], enabled: may, queryFn: ({ signal }) => api.get<CaseAppeals>(`/cases/${encodeURIComponent(item.number)}/appeals`, {}, signal) });
  const open = found.data?.judgements.filter((one) => one.mayAppeal) ?? [];
  if (!found.data || open.length + found.data.items.length === 0) return null;
  const { items, fileWithin, judgeWithin } = found.data;
  return (
    <section className="panel case-requests appeals-card" aria-label={t('title')}>
      <header><h2>{t('title')}</h2></header>
      <ul>
        {open.map((one) => <li key={`${one.kind} ${one.judgedAt} ${one.stayAt} ${one.body.id}`}><JudgementLine item={one} within={say(fileWithin, lang)} judgeWithin={say(judgeWithin, lang)} /></li>)}
        {items.map((one) => <li key={`${one.id} ${one.state}`} className={one.state === 'waiting' ? 'waits' : ''}><AppealLine item={one} /></li>)}
      </ul>
    </section>
  );
}
