import { useQuery } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { CaseAppeals, CasePage } from '@shared/api/types/index.ts';
import { useAppealTexts } from '@shared/i18n/appealTexts.ts';
import { useMay } from '@shared/session/useSession.ts';
import { AppealLine } from '../appeals/AppealLine.tsx';
import '../appeals/appeals.css';

/** 申诉: what bodies appealed against. Nothing where nobody did. */
export function AppealsCard({ item }: { item: CasePage }) {
  const t = useAppealTexts();
  const may = useMay('appeal.read');
  const found = useQuery({ queryKey: ['case', item.number, 'appeals'], enabled: may, queryFn: ({ signal }) => api.get<CaseAppeals>(`/cases/${encodeURIComponent(item.number)}/appeals`, {}, signal) });
  if (!found.data || found.data.items.length === 0) return null;
  return (
    <section className="panel case-requests appeals-card" aria-label={t('title')}>
      <header><h2>{t('title')}</h2></header>
      <ul>
        {found.data.items.map((one) => <li key={`${one.id} ${one.state}`} className={one.state === 'waiting' ? 'waits' : ''}><AppealLine item={one} /></li>)}
      </ul>
    </section>
  );
}
