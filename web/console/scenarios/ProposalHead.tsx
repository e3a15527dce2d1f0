import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import type { ProposalPage, ScenarioCheck } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { ProposalTag } from './marks.tsx';
import { ProposalMoves } from './ProposalMoves.tsx';
import { useProposalTexts } from './proposalTexts.ts';
import { scenarioAddress } from './queries.ts';
import { codeName } from './template.ts';
import type { DraftWork } from './useDraft.ts';

/** What is proposed, by whom and why, whether it is saved, and what can be done with it. */
export function ProposalHead({ page, work, check }: { page: ProposalPage; work: DraftWork; check: ScenarioCheck | undefined }) {
  const { proposal: p } = page;
  const t = useProposalTexts();
  const lang = useLang();
  const mayWrite = p.moves.includes('save');
  const { saveNow } = work;
  useEffect(() => {
    if (!mayWrite) return;
    const save = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's' || event.defaultPrevented) return;
      event.preventDefault();
      saveNow();
    };
    window.addEventListener('keydown', save);
    return () => window.removeEventListener('keydown', save);
  }, [mayWrite, saveNow]);
  const name = p.isNew ? say(check?.name, lang) || codeName(page.yaml, p.package) : say(p.name, lang);
  return (
    <>
      <div className="page-head">
        <Link to={p.isNew && p.state !== 'published' ? '/scenarios' : scenarioAddress(p.package)} className="scenario-back" aria-label={t('back')} title={t('back')}><ArrowLeftOutlined /></Link>
        <h1>{name}</h1>
        <span className="quiet">{p.package}</span>
        <ProposalTag state={p.state} />
        {p.isNew && <span className="tag tag-go">{t('new')}</span>}
        <span className="quiet">{t('by', { name: say(p.authorName, lang) })}</span>
        {mayWrite && <span className={work.isUnsaved ? 'saved-mark due-soon' : 'saved-mark quiet'} role="status">{t(work.isSaving ? 'saving' : work.isUnsaved ? 'unsaved' : 'saved')}</span>}
        <span className="push form-buttons">
          {mayWrite && <Button onClick={saveNow} loading={work.isSaving} disabled={!work.isUnsaved && !p.outdated} title="Ctrl+S">{t('move.save')}</Button>}
          <ProposalMoves page={page} work={work} check={check} name={name} />
        </span>
      </div>
      {mayWrite
        ? <Input value={work.draft.note} maxLength={1_000} aria-label={t('note')} placeholder={`${t('note')}（${t('note.hint')}）`} onChange={(e) => work.note(e.target.value)} />
        : <p className="proposal-why"><span className="quiet">{t('note')}</span> {p.note || <span className="quiet">{t('note.none')}</span>}</p>}
    </>
  );
}
