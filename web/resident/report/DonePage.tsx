import { useState } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { Question } from '../parts/Question.tsx';
import { saveReport, savedReports } from '../home/saved.ts';
import { go, link } from '../route.ts';
import { grouped } from '../rules/number.ts';
import { useWords } from '../words.ts';
import type { Receipt } from './draftStore.ts';
import { slipPicture } from './slipPicture.ts';

/** The number and the code, large, and ways not to lose them. */
export function DonePage({ receipt: { number, code, words, joined } }: { receipt: Receipt }) {
  const t = useWords();
  const [remembered, setRemembered] = useState(() => savedReports().some((report) => report.number === number));
  const url = `${location.origin}/resident/follow/${encodeURIComponent(number)}`;
  const text = t('done.shareText', { number, code, url });
  const picture = async () => {
    const blob = await slipPicture([t('site'), `${t('done.number')}  ${number}`, `${t('done.code')}  ${grouped(code)}`, words.slice(0, 22), url]);
    const a = document.createElement('a');
    a.href = URL.createObjectURL(blob);
    a.download = `${number}.png`;
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 10000);
  };
  return (
    <Question title={t(joined ? 'done.joined' : 'done.title')} lead={t('done.lead')}>
      <div className="slip">
        <p>{t('done.number')}<b>{number}</b></p>
        <p>{t('done.code')}<b className="code" aria-label={code.split('').join(' ')}>{grouped(code)}</b></p>
      </div>
      <div className="keep">
        <button
          type="button" className="second" disabled={remembered}
          onClick={() => setRemembered(saveReport({ number, code, words: words.slice(0, 30) }))}
        >
          {remembered && <Icon name="check" />}{t(remembered ? 'done.remembered' : 'done.remember')}
        </button>
        <p className="lead">{t('done.remember.why')}</p>
        <button type="button" className="second" onClick={() => void picture()}>{t('done.picture')}</button>
        {'share' in navigator && <button type="button" className="second" onClick={() => void navigator.share({ text }).catch(() => undefined)}>{t('done.share')}</button>}
        <button type="button" className="second" onClick={() => window.print()}>{t('done.print')}</button>
      </div>
      <p className="lead">{t('done.next')}</p>
      <button type="button" className="main" onClick={() => go(`follow/${encodeURIComponent(number)}`)}>{t('done.follow')}</button>
      <p className="after"><a {...link('')}>{t('home')}</a></p>
    </Question>
  );
}
