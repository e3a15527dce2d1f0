import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Page, Workflow } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { ErrorState, RowsLoading } from '../parts/states.tsx';
import { useUrlState } from '../parts/useUrlState.ts';
import { FlowDrawing } from './FlowDrawing.tsx';
import { FlowTable } from './FlowTable.tsx';
import { useWorkflowTexts } from './texts.ts';
import './workflows.css';

/** The workflows of the city, drawn and as a table; a link from a case lights the step where it stands. */
export default function WorkflowsPage() {
  const t = useWorkflowTexts();
  const lang = useLang();
  const navigate = useNavigate();
  const url = useUrlState();
  const { name, version } = useParams();
  const all = useQuery({ queryKey: ['workflows'], queryFn: () => api.get<Page<Workflow>>('/workflows'), staleTime: Infinity });
  const named = useQuery({
    queryKey: ['workflow', name, Number(version)], enabled: !!name && !!version, staleTime: Infinity,
    queryFn: () => api.get<Workflow>(`/workflows/${encodeURIComponent(name ?? '')}/${encodeURIComponent(version ?? '')}`),
  });
  const flow = name ? named.data : all.data?.items[0];
  const at = url.get('at');
  return (
    <div className="page-body">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segmented
          value={flow?.name ?? ''} options={(all.data?.items ?? []).map((f) => ({ value: f.name, label: say(f.title, lang) }))}
          onChange={(chosen) => void navigate(`/workflows/${chosen}/${all.data?.items.find((f) => f.name === chosen)?.version ?? 1}`)}
        />
        {flow && <span className="quiet">{t('version', { version: flow.version })}</span>}
        <span className="quiet push">{t('lead')}</span>
      </div>
      {(all.isError || named.isError) ? <ErrorState error={all.error ?? named.error} onRetry={() => void (named.isError ? named : all).refetch()} />
        : !flow ? <RowsLoading rows={8} />
          : (
            <>
              <section className="panel flow-drawing"><FlowDrawing flow={flow} at={at} /></section>
              <section className="panel"><FlowTable flow={flow} at={at} /></section>
              <p className="quiet">{t('source', { source: flow.source })}</p>
            </>
          )}
    </div>
  );
}
