import { useState } from 'react';
import { DryRunPanel } from './DryRunPanel.tsx';
import { useProposalTexts } from './proposalTexts.ts';

/** Opens on demand: what local changes would have made of the last days in their area. */
export function LocalDryRun({ code, area, changes }: { code: string; area: string | null; changes: string }) {
  const t = useProposalTexts();
  const [run, setRun] = useState('');
  return (
    <details className="local-dry">
      <summary>{t('dry.local')}</summary>
      <DryRunPanel ask={{ path: `/scenarios/${encodeURIComponent(code)}/settings/dry-runs`, body: { area, changes } }} why={t('dry.local.why')} id={run} onBegun={setRun} />
    </details>
  );
}
