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
import { useBulkTexts } from './bulkTexts.ts';
import { isPicked, type Picked } from './picked.ts';
import type { CaseColumn } from './query.ts';
import { useCasesTexts } from './texts.ts';

interface Props {
  items: CaseSummary[];
  columns: readonly CaseColumn[];
  chosen: number;
  picked: Picked;
  onPick: (index: number, range: boolean) => void;
  onChoose: (index: number) => void;
  onOpen: (index: number) => void;
}

const widths: Record<CaseColumn, number | string | undefined> = { severity: 92, number: 148, title: undefined, place: '24%', state: 152, who: 132, source: 92, opened: 108, due: 138 };

/** Cases as dense rows; a late one carries a red edge and says so in its clock. */
export function CaseTable({ items, columns, chosen, picked, onPick, onChoose, onOpen }: Props) {
  const t = useCasesTexts();
  const bulk = useBulkTexts();
  const now = useCityNow(1_000);
  return (
    <table className="list list-cards">
      <colgroup><col style={{ width: 34 }} />{columns.map((c) => <col key={c} {...(widths[c] ? { style: { width: widths[c] } } : {})} />)}</colgroup>
      <thead><tr><th className="pick"><span className="sr-only">{bulk('pick')}</span></th>{columns.map((c) => <th key={c}>{t(`col.${c}`)}</th>)}</tr></thead>
      <tbody>
        {items.map((item, i) => (
          <tr
            key={item.id} data-row={i} aria-current={i === chosen ? 'true' : undefined}
            className={`${i === chosen ? 'chosen' : ''} ${urgency(item, now) === 'late' ? 'row-late' : ''}`}
            onClick={() => onChoose(i)} onDoubleClick={() => onOpen(i)}
          >
            <td className="pick">
              <input
                type="checkbox" aria-label={`${bulk('pick')} ${item.number}`} checked={isPicked(picked, item.number)} onChange={() => undefined}
                onClick={(e) => { e.stopPropagation(); onChoose(i); onPick(i, e.shiftKey); }}
              />
            </td>
            {columns.map((c) => <Cell key={c} column={c} item={item} />)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ column, item }: { column: CaseColumn; item: CaseSummary }) {
  const shared = useSharedTexts();
  const lang = useLang();
  switch (column) {
    case 'severity': return <td><SeverityMark severity={item.severity} /></td>;
    case 'number': return <td className="num"><Link to={`/cases/${encodeURIComponent(item.number)}`}>{item.number}</Link></td>;
    case 'title': return <td className="clip card-line" title={say(item.title, lang)}><Marks item={item} /><b>{say(item.title, lang)}</b></td>;
    case 'place': return <td className="clip card-line" title={say(item.place.address, lang)}>{say(item.place.address, lang)}</td>;
    case 'state': return <td className="clip"><StateTag item={item} /></td>;
    case 'who': return <td className="clip"><WhoCell item={item} /></td>;
    case 'source': return <td className="card-off">{shared(`source.${sourceOf(item)}`)}</td>;
    case 'opened': return <td className="num"><At at={item.openedAt} /></td>;
    default: return <td className="card-end"><DueClock item={item} /></td>;
  }
}

/** What calls for a look before the title. */
function Marks({ item }: { item: CaseSummary }) {
  const t = useCasesTexts();
  const lang = useLang();
  return (
    <>
      {item.reporterSolved === false && <span className="due-soon">{t('unsolved')} · </span>}
      {item.saidAt && <span className="due-soon">{t('said')} · </span>}
      {item.supervised && <span className="due-late">{item.supervised.timesIgnored > 0 ? t('supervised.ignored', { count: item.supervised.timesIgnored }) : t('supervised')} · </span>}
      {item.hand && <span className={item.hand.timesPassed > 0 ? 'due-late' : 'due-soon'}>{t(item.hand.state === 'asked' ? 'hand.asked' : item.hand.timesPassed > 0 ? 'hand.late' : 'hand.waiting', { to: say(item.hand.to, lang) })} · </span>}
      {item.cause && <span className="quiet">{item.cause.parent ? t('cause.of', { number: item.cause.parent }) : t('cause.open', { open: item.cause.open, count: item.cause.children })} · </span>}
      {item.desk && <span className="quiet">{t('desk.elsewhere', { center: say(item.desk.name, lang) })} · </span>}
    </>
  );
}

function WhoCell({ item }: { item: CaseSummary }) {
  const t = useCasesTexts();
  const lang = useLang();
  const who = whoHas(item);
  if (who.kind === 'nobody') return <span className="due-soon">{t('nobody')}</span>;
  return <>{who.kind === 'called' ? t('calling', { name: who.name }) : say(who.name, lang)}</>;
}
