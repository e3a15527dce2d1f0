import { Link } from 'react-router';
import type { CaseSummary } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { sourceOf } from '@shared/i18n/subjects.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useCityNow } from '@shared/time/cityClock.ts';
import { At } from '../parts/Age.tsx';
import { DueClock } from '../parts/DueClock.tsx';
import { urgency } from '../parts/due.ts';
import { StateTag } from '../parts/StateTag.tsx';
import { whoHas } from '../parts/who.ts';
import { useCasesTexts } from './texts.ts';

interface Props { items: CaseSummary[]; chosen: number; onChoose: (index: number) => void; onOpen: (index: number) => void }

/** Cases as dense rows; a late one carries a red edge and says so in its clock. */
export function CaseTable({ items, chosen, onChoose, onOpen }: Props) {
  const t = useCasesTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const now = useCityNow(1_000);
  return (
    <table className="list list-cards">
      <colgroup><col style={{ width: 92 }} /><col style={{ width: 148 }} /><col /><col style={{ width: '24%' }} /><col style={{ width: 152 }} /><col style={{ width: 132 }} /><col style={{ width: 92 }} /><col style={{ width: 108 }} /><col style={{ width: 138 }} /></colgroup>
      <thead>
        <tr>
          <th>{t('col.severity')}</th><th>{t('col.number')}</th><th>{t('col.title')}</th><th>{t('col.place')}</th><th>{t('col.state')}</th>
          <th>{t('col.who')}</th><th>{t('col.source')}</th><th>{t('col.opened')}</th><th>{t('col.due')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, i) => (
          <tr
            key={item.id} data-row={i} aria-current={i === chosen ? 'true' : undefined}
            className={`${i === chosen ? 'chosen' : ''} ${urgency(item, now) === 'late' ? 'row-late' : ''}`}
            onClick={() => onChoose(i)} onDoubleClick={() => onOpen(i)}
          >
            <td><SeverityMark severity={item.severity} /></td>
            <td className="num"><Link to={`/cases/${encodeURIComponent(item.number)}`}>{item.number}</Link></td>
            <td className="clip card-line" title={say(item.title, lang)}>{item.reporterSolved === false && <span className="due-soon">{t('unsolved')} · </span>}{item.saidAt && <span className="due-soon">{t('said')} · </span>}{item.supervised && <span className="due-late">{item.supervised.timesIgnored > 0 ? t('supervised.ignored', { count: item.supervised.timesIgnored }) : t('supervised')} · </span>}{item.cause && <span className="quiet">{item.cause.parent ? t('cause.of', { number: item.cause.parent }) : t('cause.open', { open: item.cause.open, count: item.cause.children })} · </span>}<b>{say(item.title, lang)}</b></td>
            <td className="clip card-line" title={say(item.place.address, lang)}>{say(item.place.address, lang)}</td>
            <td className="clip"><StateTag item={item} /></td>
            <td className="clip">
              <WhoCell item={item} />
            </td>
            <td className="card-off">{shared(`source.${sourceOf(item)}`)}</td>
            <td className="num"><At at={item.openedAt} /></td>
            <td className="card-end"><DueClock item={item} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WhoCell({ item }: { item: CaseSummary }) {
  const t = useCasesTexts();
  const lang = useLang();
  const who = whoHas(item);
  if (who.kind === 'nobody') return <span className="due-soon">{t('nobody')}</span>;
  return <>{who.kind === 'called' ? t('calling', { name: who.name }) : say(who.name, lang)}</>;
}
