import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useId, useState } from 'react';
import type { CaseSummary, Point } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatAge, formatDistance, formatTime } from '@shared/time/format.ts';
import { nearestFirst, peopleOfMine, type NearPerson, type SentRole } from './people.ts';
import { ErrorState, RowsLoading } from './states.tsx';
import { usePickerTexts } from './pickerTexts.ts';
import './picker.css';

type Called = Pick<NonNullable<CaseSummary['called']>, 'userName' | 'acceptedAt'>;
interface Props {
  role: SentRole;
  place: Point;
  value: string | undefined;
  onChange: (userName: string) => void;
  /** Who is called already, or has it, and need not be chosen again. */
  called?: Called | null | undefined;
}

/** Officers or crews to send to a place, nearest free one first, with what each does now. One radio group: arrows move, typing searches. */
export function PersonPicker({ role, place, value, onChange, called }: Props) {
  const t = usePickerTexts();
  const name = useId();
  const [text, setText] = useState('');
  const [withOff, setWithOff] = useState(false);
  const people = useQuery({ queryKey: ['people', 'sent', role], queryFn: ({ signal }) => peopleOfMine(role, signal), staleTime: 10_000, refetchInterval: 15_000 });
  if (people.isPending) return <div className="picker"><RowsLoading rows={5} /></div>;
  if (people.isError) return <ErrorState error={people.error} onRetry={() => void people.refetch()} />;
  const wanted = text.trim().toLowerCase();
  const all = nearestFirst(people.data, place);
  const found = all.filter(({ person }) => wanted === '' || [person.userName, person.displayName.zh, person.displayName.en].some((word) => word.toLowerCase().includes(wanted)));
  const on = found.filter((row) => row.person.onShift);
  const off = found.filter((row) => !row.person.onShift);
  const showOff = withOff || on.length === 0 || wanted !== '';
  const rows = showOff ? [...on, ...off] : on;
  return (
    <div className="picker">
      <Input
        type="search" size="small" allowClear autoFocus value={text} placeholder={t('search')} aria-label={t('search')}
        onChange={(event) => setText(event.target.value)} onPressEnter={(event) => { if (!event.ctrlKey && !event.metaKey && rows[0]) onChange(rows[0].person.userName); }}
      />
      {on.length === 0 && wanted === '' && <p className="picker-note">{t(all.length === 0 ? `nobody.${role}` : 'nobodyOn')}</p>}
      {found.length === 0 && wanted !== '' && <p className="picker-note">{t('noMatch')}</p>}
      <div className="picker-rows" role="radiogroup" aria-label={t('label')}>
        {rows.map((row) => (
          <Choice key={row.person.userName} row={row} name={name} chosen={row.person.userName === value} called={called?.userName === row.person.userName ? called : null} onChoose={onChange} />
        ))}
      </div>
      {!showOff && off.length > 0 && <button type="button" className="picker-more" onClick={() => setWithOff(true)}>{t('showOff', { count: off.length })}</button>}
    </div>
  );
}

function Choice({ row: { person, meters }, name, chosen, called, onChoose }: { row: NearPerson; name: string; chosen: boolean; called: Called | null; onChoose: (userName: string) => void }) {
  const t = usePickerTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const now = useCityNow(30_000);
  const at = person.position?.at;
  const where = meters === null ? t('placeUnknown') : at ? t('placeAge', { age: formatAge(at, now, lang) }) : '';
  return (
    <label className={chosen ? 'picker-row chosen' : 'picker-row'}>
      <input type="radio" name={name} checked={chosen} onChange={() => onChoose(person.userName)} />
      <b>{say(person.displayName, lang)}</b>
      <span className="picker-distance">{meters === null ? '–' : formatDistance(meters, lang)}</span>
      <span className={`person person-${person.state}`}>{shared(`person.${person.state}`)}</span>
      <span className="quiet picker-detail">
        {[called ? t(called.acceptedAt ? 'accepted' : 'called') : '', person.caseNumber ?? '', person.onShift && person.shiftUntil ? t('until', { at: formatTime(person.shiftUntil, now) }) : '', where].filter(Boolean).join(' · ')}
      </span>
    </label>
  );
}
