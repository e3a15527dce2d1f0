import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { BindBody, CasePage, CaseSummary, Page } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { Age } from '../parts/Age.tsx';
import { useCauseTexts } from './causeTexts.ts';
import './cause.css';

/** As many as are bound in one step. */
const mostAtOnce = 50;

export interface Offered { number: string; words: string; openedAt: string }
interface Props {
  parent: string;
  /** Cases that are chosen to begin with. */
  offered: readonly Offered[];
  /** Whether others can be looked for. */
  search?: boolean;
  matter?: string;
  onDone: (page: CasePage) => void;
}

/** Which cases have this one as their cause, and what their reporters read. All that are chosen are bound, or none. */
export function BindForm({ parent, offered, search = false, matter, onDone }: Props) {
  const t = useCauseTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const hint = useId();
  const [chosen, setChosen] = useState<readonly Offered[]>(offered.filter((o) => o.number !== parent).slice(0, mostAtOnce));
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [cause, setCause] = useState('');
  const [note, setNote] = useState('');
  const found = useQuery({
    queryKey: ['cases', 'bind', asked], enabled: search && asked !== null,
    queryFn: ({ signal }) => api.get<Page<CaseSummary>>('/cases', { state: 'open', q: asked ?? '', limit: 30 }, signal),
  });
  const act = useMutation({
    mutationFn: () => api.post<CasePage>(`/cases/${encodeURIComponent(parent)}/children`, {
      children: chosen.map((c) => c.number), cause: cause.trim(), ...(note.trim() ? { note: note.trim() } : {}), ...(matter ? { matter } : {}),
    } satisfies BindBody),
    onSuccess: (page) => {
      queries.setQueryData(['case', parent], page);
      void queries.invalidateQueries({ queryKey: ['case'] });
      onDone(page);
    },
  });
  const rows: readonly Offered[] = [
    ...(search ? chosen : offered.filter((o) => o.number !== parent)),
    ...(found.data?.items ?? []).filter((c) => c.number !== parent && !chosen.some((o) => o.number === c.number))
      .map((c) => ({ number: c.number, words: `${say(c.title, lang)} · ${say(c.place.address, lang)}`, openedAt: c.openedAt })),
  ];
  const flip = (row: Offered, on: boolean): void => setChosen(on ? [...chosen, row] : chosen.filter((c) => c.number !== row.number));
  return (
    <form className="bind-form" onSubmit={(event) => {
      event.preventDefault();
      act.mutate();
    }}>
      {search && (
        <Input.Search
          autoFocus value={typed} aria-label={t('search')} placeholder={t('search')} enterButton={t('search.do')} loading={found.isFetching}
          onChange={(e) => setTyped(e.target.value)} onSearch={(words) => setAsked(words.trim() === '' ? null : words.trim())}
        />
      )}
      {found.isError && <p className="problem" role="alert">{explain(found.error)}</p>}
      {found.data?.items.length === 0 && <p className="quiet" role="status">{t('search.none')}</p>}
      {rows.length > 0 && (
        <fieldset className="bind-rows">
          <legend>{t('chosen', { count: chosen.length })}</legend>
          {rows.map((row) => (
            <Checkbox key={row.number} checked={chosen.some((c) => c.number === row.number)} onChange={(e) => flip(row, e.target.checked)}>
              <span className="num">{row.number}</span> <span className="quiet">{row.words} · <Age at={row.openedAt} /></span>
            </Checkbox>
          ))}
        </fieldset>
      )}
      <Input.TextArea value={cause} maxLength={2_000} autoSize={{ minRows: 2, maxRows: 5 }} aria-label={t('cause')} aria-describedby={hint} placeholder={t('cause')} onChange={(e) => setCause(e.target.value)} />
      <Input value={note} maxLength={2_000} aria-label={t('note')} placeholder={t('note')} onChange={(e) => setNote(e.target.value)} />
      <span className="move-buttons"><Button type="primary" size="small" htmlType="submit" disabled={chosen.length === 0} loading={act.isPending}>{t('bind.do', { count: chosen.length, number: parent })}</Button></span>
      <p className="quiet" id={hint}>{t('bind.what')}</p>
      {act.isError && <p className="problem" role="alert">{explain(act.error)}</p>}
    </form>
  );
}
