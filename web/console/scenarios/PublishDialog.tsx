import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import type { ProposalPage, ScenarioCheck } from '@shared/api/types/index.ts';
import { ChangeList } from './ChangeList.tsx';
import { countLines, lineDiff } from './editor/lineDiff.ts';
import { useProposalTexts } from './proposalTexts.ts';

interface Props { page: ProposalPage; check: ScenarioCheck | undefined; name: string; isSound: boolean; isBusy: boolean; onClose: () => void; onPublish: (note: string) => void }

/** Asks a second person once, with all that would be otherwise before them. */
export function PublishDialog({ page, check, name, isSound, isBusy, onClose, onPublish }: Props) {
  const t = useProposalTexts();
  const [note, setNote] = useState('');
  const lines = countLines(lineDiff(page.baseYaml, page.yaml));
  return (
    <Modal
      open title={t('publish.ask', { name })} okText={t('move.publish')} okButtonProps={{ disabled: !isSound }} confirmLoading={isBusy} width={640}
      onCancel={onClose} onOk={() => onPublish(note)}
    >
      <div className="publish">
        {!isSound && <Alert type="error" showIcon title={t('publish.unsound')} />}
        {page.proposal.note && <p><span className="quiet">{t('publish.noted')}</span> {page.proposal.note}</p>}
        {page.baseYaml === '' ? <p>{t('publish.new', { lines: page.yaml.split('\n').length })}</p>
          : <section><p className="publish-lines">{t('publish.lines', lines)}</p>{check && <ChangeList items={check.changes} />}</section>}
        <Input.TextArea rows={2} maxLength={1_000} value={note} aria-label={t('publish.note')} placeholder={t('publish.note')} onChange={(e) => setNote(e.target.value)} />
        <p className="quiet">{t('publish.why')}</p>
      </div>
    </Modal>
  );
}
