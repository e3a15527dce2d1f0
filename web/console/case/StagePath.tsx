import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { CasePage, Workflow } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { stagesOf } from './stages.ts';
import { useCaseTextsHere } from './texts.ts';

/** A case's workflow as the path of its stages: what was gone through is ticked, where it stands is lit with the step's own name, what was left out is struck through. */
export function StagePath({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const { name, version, title } = item.workflow;
  const flow = useQuery({ queryKey: ['workflow', name, version], staleTime: Infinity, queryFn: () => api.get<Workflow>(`/workflows/${name}/${version}`) });
  return (
    <div className="stage-path">
      <ol className="path" aria-label={t('path')}>
        {(flow.data ? stagesOf(flow.data, item) : []).map(({ stage, look }) => (
          <li key={stage} className={look} aria-current={look === 'present' ? 'step' : undefined}>
            <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
              <circle cx="10" cy="10" r="8" fill={look === 'passed' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="2" strokeDasharray={look === 'skipped' ? '3 3' : undefined} />
              {look === 'passed' && <path d="M6 10.5l2.8 2.8L14.4 7.5" fill="none" stroke="var(--surface)" strokeWidth="2" />}
              {look === 'skipped' && <path d="M6 10h8" stroke="currentColor" strokeWidth="2" />}
              {look === 'present' && <circle cx="10" cy="10" r="4" fill="currentColor" />}
            </svg>
            <span>{look === 'present' ? say(item.stateName, lang) : t(`stage.${stage}`)}{look === 'skipped' && <small>{t('step.skipped')}</small>}</span>
          </li>
        ))}
      </ol>
      <Link className="quiet" to={`/workflows/${name}/${version}?at=${item.state}`}>{say(title, lang)} · {t('path.draw')}</Link>
    </div>
  );
}
