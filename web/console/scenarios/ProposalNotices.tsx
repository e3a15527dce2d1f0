import { Alert, App, Button } from 'antd';
import type { ProposalPage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMay, useMe } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { copyText } from '../admin/copyText.ts';
import { useProposalTexts } from './proposalTexts.ts';
import type { DraftWork } from './useDraft.ts';

/** What must be known before one goes on: why nobody can write here, who sent it back, that others were faster. */
export function ProposalNotices({ page, work }: { page: ProposalPage; work: DraftWork }) {
  const { proposal: p } = page;
  const t = useProposalTexts();
  const lang = useLang();
  const me = useMe();
  const now = useCityNow(60_000);
  const mayWrite = useMay('scenario.write');
  const { message } = App.useApp();
  const isAuthor = p.author === me.userName;
  const isOver = p.state === 'published' || p.state === 'withdrawn';
  const decided = { name: say(p.decidedByName, lang), at: p.decidedAt ? formatTime(p.decidedAt, now) : '', note: p.decideNote ?? '' };
  const line = (kind: 'info' | 'warning' | 'error' | 'success', title: string, action?: React.ReactNode) => <Alert key={title} type={kind} showIcon title={title} {...(action ? { action } : {})} />;
  const lines = [
    work.draft.isOvertaken && line('error', t('overtaken'), (
      <span className="form-buttons">
        <Button size="small" onClick={() => void copyText(work.draft.yaml).then(() => message.success(t('overtaken.copied')))}>{t('overtaken.copy')}</Button>
        <Button size="small" onClick={work.reload}>{t('overtaken.reload')}</Button>
      </span>
    )),
    work.isKept && work.isUnsaved && !work.draft.isOvertaken && line('info', t('kept'), <Button size="small" onClick={work.reload}>{t('kept.drop')}</Button>),
    p.state === 'returned' && line('warning', t('returned', decided)),
    p.state === 'published' && line('success', t('published', decided)),
    p.state === 'withdrawn' && line('info', t('withdrawn')),
    p.state === 'submitted' && isAuthor && line('info', t('submittedAt', { at: p.submittedAt ? formatTime(p.submittedAt, now) : '' })),
    p.outdated && line('warning', t('outdated')),
    !mayWrite && !isOver && line('info', t('readOnly.role')),
    mayWrite && !isAuthor && !isOver && p.moves.length === 0 && line('info', t('readOnly.notYours')),
  ].filter((l) => !!l);
  return lines.length === 0 ? null : <div className="proposal-notices">{lines}</div>;
}
