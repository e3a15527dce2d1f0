import { Button } from 'antd';
import { Link } from 'react-router';
import type { CasePage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { toneOf } from '@shared/i18n/meetingWords.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useMeetingsTexts } from './texts.ts';

/** The summonses and meetings about a case, and the way to call bodies to it. */
export function CaseMeetings({ item }: { item: CasePage }) {
  const t = useMeetingsTexts();
  const words = useMeetingTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  if (item.meetings.length === 0 && !item.mayCallMeeting) return null;
  return (
    <section className="panel case-related" aria-label={t('case.meetings')}>
      <header><h2>{t('case.meetings')}</h2>{item.mayCallMeeting && <Link to={`/meetings/new?case=${encodeURIComponent(item.number)}`}><Button size="small">{t('case.call')}</Button></Link>}</header>
      <ul>
        {item.meetings.map((one) => (
          <li key={one.number}>
            <Link to={`/meetings/${encodeURIComponent(one.number)}`}>
              <span className="clip-1">{words(`kind.${one.kind}`)} {one.matter}</span>
              <span className={`tag tag-${one.state === 'open' ? toneOf(one.bodies.every((b) => b.means === 'came') ? 'done' : 'open') : 'end'}`}>{words(`state.${one.state}`)}</span>
              <span className="quiet">{formatTime(one.comeBy, now)} · {one.bodies.map((b) => say(b.name, lang)).join(lang === 'zh' ? '、' : ', ')}{one.items > 0 ? ` · ${one.itemsOpen > 0 ? t('items.count', { open: one.itemsOpen, all: one.items }) : t('items.settled', { all: one.items })}` : ''}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
