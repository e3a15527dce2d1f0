import { useEffect, useRef, useState } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { finish, go, link } from '../route.ts';
import { emptyDraft, faultOf, pageToShow, stepAfter, steps, type Draft, type Fault } from '../rules/draft.ts';
import { useWords } from '../words.ts';
import { ContactStep } from './ContactStep.tsx';
import { DonePage } from './DonePage.tsx';
import { freshKey, keepDraft, keepReceipt, readDraft, readKey, readReceipt } from './draftStore.ts';
import { PhotoStep } from './PhotoStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { sendReport, type Photo } from './sendReport.ts';
import { WhatStep } from './WhatStep.tsx';
import { WhereStep } from './WhereStep.tsx';

export interface StepProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  fault: Fault | null;
  onNext: () => void;
  over: string;
}

/** Reporting, one question a page; each page has its own address, the receipt too, so that the phone's back button goes one question back. */
export default function ReportWizard({ step: wanted }: { step: string | undefined }) {
  const t = useWords();
  const [draft, setDraft] = useState(readDraft);
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [fault, setFault] = useState<Fault | null>(null);
  const [receipt, setReceipt] = useState(readReceipt);
  const key = useRef(readKey());
  const step = pageToShow(wanted, draft, receipt !== null);
  useEffect(() => setFault(null), [step]);
  useEffect(() => {
    if (wanted !== step) go(`report/${step}`, true);
  }, [wanted, step]);

  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    // A changed report is another report.
    key.current = freshKey();
    setDraft(next);
    setFault(null);
    keepDraft(next);
  };
  const onNext = () => {
    if (step === 'done') return;
    const found = faultOf(step, draft);
    setFault(found);
    if (found) document.getElementById(found.field)?.focus();
    else go(`report/${stepAfter(step)}`);
  };
  const changePhotos = (next: Photo[]) => {
    key.current = freshKey();
    setPhotos(next);
  };
  const send = async (onPhoto: (n: number) => void, same: string | null) => {
    const answer = await sendReport(draft, photos, key.current, onPhoto, same);
    const given = { number: answer.number, code: answer.followCode, words: draft.text.trim(), joined: same !== null };
    keepReceipt(given);
    keepDraft(null);
    key.current = freshKey();
    setReceipt(given);
    setDraft(emptyDraft);
    setPhotos([]);
    // In the place of the questions: the way back does not lead into a report that is sent.
    finish('report/done');
  };

  if (step === 'done') return receipt && <DonePage receipt={receipt} />;
  const props: StepProps = { draft, change, fault, onNext, over: t('step', { n: steps.indexOf(step) + 1, all: steps.length }) };
  return (
    <div className="wizard">
      <button type="button" className="backwards" onClick={() => history.back()}><Icon name="back" size={24} />{t('back')}</button>
      <progress className="progress" max={steps.length} value={steps.indexOf(step) + 1} aria-hidden="true" />
      {step === 'what' && receipt && draft.text === '' && <p className="sent">{t('done.before')} <a {...link('report/done')}>{receipt.number}</a></p>}
      {step === 'what' && <WhatStep {...props} />}
      {step === 'photo' && <PhotoStep {...props} photos={photos} onPhotos={changePhotos} />}
      {step === 'where' && <WhereStep {...props} />}
      {step === 'contact' && <ContactStep {...props} />}
      {step === 'review' && <ReviewStep draft={draft} photos={photos} over={props.over} onSend={send} />}
    </div>
  );
}
