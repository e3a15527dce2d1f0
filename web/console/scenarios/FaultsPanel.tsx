import { useQuery } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { ConditionFault, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMay } from '@shared/session/useSession.ts';
import { SubjectLink } from '../parts/SubjectLink.tsx';
import { useScenarioTexts } from './texts.ts';

/** Conditions that are set aside because their rule threw; nothing while there are none. The others go on. */
export function FaultsPanel() {
  const t = useScenarioTexts();
  const lang = useLang();
  const may = useMay('ingress.read');
  const faults = useQuery({
    queryKey: ['condition-faults'], enabled: may, refetchInterval: 30_000, queryFn: ({ signal }) => api.get<Page<ConditionFault>>('/condition-faults', undefined, signal),
  });
  const items = faults.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="panel faults" role="status">
      <header><h2>{t('faults')}</h2><span className="quiet">{t('faults.note')}</span></header>
      <ul>
        {items.map((f) => (
          <li key={`${f.kind}.${f.condition}`}>
            <b>{say(f.kindName, lang)} · {say(f.conditionName, lang)}</b> <span className="tag tag-bad">{t('faults.devices', { count: f.devices })}</span>{' '}
            <SubjectLink id={f.example}>{f.example}</SubjectLink> <code className="clip-1">{f.fault}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
