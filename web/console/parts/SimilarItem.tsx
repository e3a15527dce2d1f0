import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { fileUrl } from '@shared/api/client.ts';
import type { Coded, SimilarCase } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { sentence } from '../case/coded.ts';
import { Age } from './Age.tsx';
import { markShared, sharedWords } from './similarWords.ts';
import { usePartTexts } from './texts.ts';

/** A case that may be the same, with what speaks for it; the words in common are marked. */
export function SimilarItem({ item, children, newTab = false }: { item: SimilarCase; children?: ReactNode; newTab?: boolean }) {
  const t = usePartTexts();
  const lang = useLang();
  return (
    <li className="similar">
      <p>
        <Link to={`/cases/${encodeURIComponent(item.number)}`} {...(newTab ? { target: '_blank' } : {})}>{item.number}</Link> <b>{say(item.categoryName, lang)}</b>
        <span className="tag tag-check">{say(item.stateName, lang)}</span> <span className="quiet"><Age at={item.openedAt} /></span>
      </p>
      {item.text && <p className="similar-words">{markShared(item.text, sharedWords(item.reasons)).map((piece, i) => (piece.marked ? <mark key={i}>{piece.text}</mark> : piece.text))}</p>}
      <p className="quiet">{t('similar.percent', { n: Math.round(item.score * 100) })} · <Reasons reasons={item.reasons.filter((r) => r.code !== 'wordsInCommon' || !item.text)} />{item.reporters > 1 ? ` · ${t('similar.reporters', { n: item.reporters })}` : ''}</p>
      {item.photos && (
        <p className="similar-photos">
          {([['mine', item.photos.mine], ['other', item.photos.other]] as const).map(([whose, id]) => (
            <a key={whose} href={fileUrl(id)} target="_blank" rel="noreferrer"><img src={fileUrl(id)} alt={t(whose === 'mine' ? 'similar.photo.mine' : 'similar.photo.other', { number: item.number })} loading="lazy" /><span>{t(whose === 'mine' ? 'similar.photo.mine' : 'similar.photo.other', { number: item.number })}</span></a>
          ))}
        </p>
      )}
      {children}
    </li>
  );
}

/** Why two may be the same, in one line. */
export function Reasons({ reasons }: { reasons: readonly Coded[] }) {
  const lang = useLang();
  const now = useCityNow(60_000);
  return <>{reasons.map((reason) => sentence('reason', reason, { lang, now, device: undefined, conditionName: null })).join(lang === 'zh' ? '，' : ', ')}</>;
}
