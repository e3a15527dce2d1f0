import { useEffect, useRef, useState } from 'react';
import { newKey } from '@shared/api/client.ts';
import type { ReportReceipt } from '@shared/api/types.ts';
import { Icon } from '../parts/Icon.tsx';
import { go } from '../route.ts';
import { emptyDraft, faultOf, stepAfter, steps, stepToShow, type Draft, type Fault } from '../rules/draft.ts';
import { useWords } from '../words.ts';
import { ContactStep } from './ContactStep.tsx';
import { DonePage } from './DonePage.tsx';
import { keepDraft, readDraft } from './draftStore.ts';
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

/** Reporting, one question a page; each page has its own address, so that the phone's back button goes one question back. */
export default function ReportWizard({ step: wanted }: { step: string | undefined }) {
  const t = useWords();
  const [draft, setDraft] = useState(readDraft);
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [fault, setFault] = useState<Fault | null>(null);
  const [receipt, setReceipt] = useState<ReportReceipt | null>(null);
  const key = useRef(newKey());
  const step = stepToShow(wanted, draft);
  useEffect(() => setFault(null), [step]);
  useEffect(() => {
    if (wanted !== step && !receipt) go(`report/${step}`, true);
  }, [wanted, step, receipt]);

  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    // A changed report is another report.
    key.current = newKey();
    setDraft(next);
    setFault(null);
    keepDraft(next);
  };
  const onNext = () => {
    const found = faultOf(step, draft);
    setFault(found);
    if (found) document.getElementById(found.field)?.focus();
    else go(`report/${stepAfter(step)}`);
  };
  const changePhotos = (next: Photo[]) => {
    key.current = newKey();
    setPhotos(next);
  };
  const send = async (onPhoto: (n: number) => void) => {
    const answer = await sendReport(draft, photos, key.current, onPhoto);
    keepDraft(null);
    setReceipt(answer);
    window.scrollTo(0, 0);
  };

  if (receipt) {
    return <DonePage receipt={receipt} words={draft.text} onDone={() => {
      setDraft(emptyDraft);
      setPhotos([]);
      setReceipt(null);
    }} />;
  }
  const props: StepProps = { draft, change, fault, onNext, over: t('step', { n: steps.indexOf(step) + 1, all: steps.length }) };
  return (
    <div className="wizard">
      <button type="button" className="backwards" onClick={() => history.back()}><Icon name="back" size={24} />{t('back')}</button>
      <progress className="progress" max={steps.length} value={steps.indexOf(step) + 1} aria-hidden="true" />
      {step === 'what' && <WhatStep {...props} />}
      {step === 'photo' && <PhotoStep {...props} photos={photos} onPhotos={changePhotos} />}
      {step === 'where' && <WhereStep {...props} />}
      {step === 'contact' && <ContactStep {...props} />}
      {step === 'review' && <ReviewStep draft={draft} photos={photos} over={props.over} onSend={send} />}
    </div>
  );
}
