import { useState } from 'react';
import type { ReportReceipt } from '@shared/api/types.ts';
import { Icon } from '../parts/Icon.tsx';
import { Question } from '../parts/Question.tsx';
import { saveReport } from '../home/saved.ts';
import { go, link } from '../route.ts';
import { grouped } from '../rules/number.ts';
import { useWords } from '../words.ts';
import { slipPicture } from './slipPicture.ts';

/** The number and the code, large, and ways not to lose them. */
export function DonePage({ receipt, words, onDone }: { receipt: ReportReceipt; words: string; onDone: () => void }) {
  const t = useWords();
  const { number, followCode: code } = receipt;
  const [remembered, setRemembered] = useState(false);
  const url = `${location.origin}/resident/follow/${encodeURIComponent(number)}`;
  const text = t('done.shareText', { number, code, url });
  const picture = async () => {
    const blob = await slipPicture([t('site'), `${t('done.number')}  ${number}`, `${t('done.code')}  ${grouped(code)}`, words.trim().slice(0, 22), url]);
    const a = document.createElement('a');
    a.href = URL.createObjectURL(blob);
    a.download = `${number}.png`;
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 10000);
  };
  const leave = (path: string) => {
    sessionStorage.setItem('jingwei.resident.code', JSON.stringify({ number, code }));
    onDone();
    go(path, true);
  };
  return (
    <Question title={t('done.title')} lead={t('done.lead')}>
      <div className="slip">
        <p>{t('done.number')}<b>{number}</b></p>
        <p>{t('done.code')}<b className="code" aria-label={code.split('').join(' ')}>{grouped(code)}</b></p>
      </div>
      <div className="keep">
        <button
          type="button" className="second" disabled={remembered}
          onClick={() => setRemembered(saveReport({ number, code, words: words.trim().slice(0, 30) }))}
        >
          {remembered && <Icon name="check" />}{t(remembered ? 'done.remembered' : 'done.remember')}
        </button>
        <p className="lead">{t('done.remember.why')}</p>
        <button type="button" className="second" onClick={() => void picture()}>{t('done.picture')}</button>
        {'share' in navigator && <button type="button" className="second" onClick={() => void navigator.share({ text }).catch(() => undefined)}>{t('done.share')}</button>}
        <button type="button" className="second" onClick={() => window.print()}>{t('done.print')}</button>
      </div>
      <p className="lead">{t('done.next')}</p>
      <button type="button" className="main" onClick={() => leave(`follow/${encodeURIComponent(number)}`)}>{t('done.follow')}</button>
      <p className="after"><a {...link('')} onClick={(event) => { event.preventDefault(); leave(''); }}>{t('home')}</a></p>
    </Question>
  );
}
