import { LockOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { PackageOrigin, PackageReach, ProposalState } from '@shared/api/types/index.ts';
import { useProposalTexts } from './proposalTexts.ts';
import { useScenarioTexts } from './texts.ts';

/** Where a package is on: a full, half or empty circle, and the word. */
export function ReachMark({ reach }: { reach: PackageReach }) {
  const t = useScenarioTexts();
  return (
    <span className={`reach reach-${reach}`}>
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
        <circle cx="6" cy="6" r="4.6" fill={reach === 'everywhere' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.6" />
        {reach === 'partly' && <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" fill="currentColor" />}
      </svg>
      {t(`reach.${reach}`)}
    </span>
  );
}

export function OriginTag({ origin }: { origin: PackageOrigin }) {
  const t = useScenarioTexts();
  return <span className={origin === 'workshop' ? 'tag tag-go' : 'tag tag-end'}>{t(`origin.${origin}`)}</span>;
}

/** The package touches a person. */
export function PersonalMark() {
  const t = useScenarioTexts();
  return <Tooltip title={t('personal.why')}><span className="tag tag-wait" tabIndex={0}><LockOutlined aria-hidden /> {t('personal')}</span></Tooltip>;
}

const tones: Record<ProposalState, string> = { draft: 'tag-check', submitted: 'tag-wait', returned: 'tag-bad', published: 'tag-ok', withdrawn: 'tag-end' };

export function ProposalTag({ state }: { state: ProposalState }) {
  const t = useProposalTexts();
  return <span className={`tag ${tones[state]}`}>{t(`state.${state}`)}</span>;
}
