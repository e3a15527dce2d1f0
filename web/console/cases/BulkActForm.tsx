import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { BulkAct, CaseSummary, HandTarget, MoveBody, MoveVerb, Page, TimeUnit, Workflow } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMay } from '@shared/session/useSession.ts';
import { OrganizationSelect } from '../admin/OrganizationSelect.tsx';
import { useHandTexts } from '../case/handTexts.ts';
import { useBulkTexts } from './bulkTexts.ts';

const hand = 'hand';
const units: readonly TimeUnit[] = ['minutes', 'workingHours', 'workingDays'];
/** What needs a person, a place or a call of its own for each case is not done in bulk. */
const single: readonly MoveVerb[] = ['assign', 'take', 'decline', 'giveBack', 'start', 'pickUp'];

interface Props { sample: CaseSummary | undefined; busy: boolean; onChange: () => void; onAsk: (act: BulkAct) => void }

/** What is to be done with each: a move of the flows, with its words, or a hand to another center. */
export function BulkActForm({ sample, busy, onChange, onAsk }: Props) {
  const t = useBulkTexts();
  const lang = useLang();
  const mayHand = useMay('case.hand');
  const flows = useQuery({ queryKey: ['workflows'], queryFn: () => api.get<Page<Workflow>>('/workflows'), staleTime: Infinity });
  const [what, setWhat] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [target, setTarget] = useState<HandTarget | null>(null);
  const [body, setBody] = useState<string | undefined>();
  const [amount, setAmount] = useState<number | null>(1);
  const [unit, setUnit] = useState<TimeUnit>('workingDays');
  const [until, setUntil] = useState('');
  const moves = new Map((flows.data?.items ?? []).flatMap((flow) => flow.moves).filter((m) => !single.includes(m.does)).map((m) => [m.move, m]));
  const does = what && what !== hand ? moves.get(what as MoveBody['move'])?.does : undefined;
  const whole = what === hand ? target !== null && note.trim() !== '' : what !== null && (does !== 'dispatch' && does !== 'rule' ? true : body !== undefined) && (does !== 'extend' || !!amount) && (does !== 'suspend' || until !== '');
  const changed = (change: () => void): void => {
    change();
    onChange();
  };
  const ask = (): void => {
    if (what === hand && target) onAsk({ hand: { areaId: target.area.id, reason: note.trim(), ...(target.kind === 'takeOver' ? { takeOver: true } : {}) } });
    else if (what) {
      onAsk({ move: {
        move: what as MoveBody['move'], ...(note.trim() ? { note: note.trim() } : {}), ...(body && (does === 'dispatch' || does === 'rule') ? { organizationId: body } : {}),
        ...(does === 'extend' ? { moreTime: { amount: amount ?? 0, unit } } : {}), ...(does === 'suspend' ? { until: new Date(until).toISOString() } : {}),
      } });
    }
  };
  return (
    <div className="bulk-form">
      <div className="move-field">
        <label htmlFor="bulk-what">{t('what')}</label>
        <Select
          id="bulk-what" value={what} loading={flows.isPending} showSearch={{ optionFilterProp: 'label' }}
          options={[...(mayHand ? [{ value: hand, label: t('what.hand') }] : []), ...[...moves.values()].map((m) => ({ value: m.move as string, label: say(m.name, lang) }))]}
          onChange={(next: string) => changed(() => setWhat(next))}
        />
      </div>
      {flows.isError && <p className="problem" role="alert">{explain(flows.error)}</p>}
      {what === hand && sample && <Targets number={sample.number} value={target} onChange={(next) => changed(() => setTarget(next))} />}
      {(does === 'dispatch' || does === 'rule') && <div className="move-field"><label htmlFor="bulk-body">{t('body')}</label><OrganizationSelect id="bulk-body" {...(body ? { value: body } : {})} onChange={(id) => changed(() => setBody(id))} /></div>}
      {does === 'extend' && (
        <div className="move-field"><label htmlFor="bulk-more">{t('more')}</label>
          <span className="move-pair"><InputNumber id="bulk-more" min={0.5} step={0.5} value={amount} onChange={(n) => changed(() => setAmount(n))} /><Select aria-label={t('more')} value={unit} options={units.map((u) => ({ value: u, label: t(`unit.${u}`) }))} onChange={(u: TimeUnit) => changed(() => setUnit(u))} /></span>
        </div>
      )}
      {does === 'suspend' && <div className="move-field"><label htmlFor="bulk-until">{t('until')}</label><Input id="bulk-until" type="datetime-local" value={until} onChange={(e) => changed(() => setUntil(e.target.value))} /></div>}
      <Input.TextArea value={note} maxLength={2_000} autoSize={{ minRows: 2, maxRows: 5 }} aria-label={t('note')} placeholder={t('note')} onChange={(e) => changed(() => setNote(e.target.value))} />
      <p className="quiet">{t('preview.hint')}</p>
      <Button disabled={!whole} loading={busy} onClick={ask}>{t('preview')}</Button>
    </div>
  );
}

/** The centers to which one of the chosen cases can go; the preview says for each of the others. */
function Targets({ number, value, onChange }: { number: string; value: HandTarget | null; onChange: (target: HandTarget | null) => void }) {
  const t = useBulkTexts();
  const words = useHandTexts();
  const lang = useLang();
  const [q, setQ] = useState('');
  const found = useQuery({ queryKey: ['hand-targets', number, q], queryFn: ({ signal }) => api.get<Page<HandTarget>>(`/cases/${encodeURIComponent(number)}/hand-targets`, { q }, signal), placeholderData: (kept) => kept });
  const keyOf = (one: HandTarget): string => `${one.kind} ${one.area.id}`;
  return (
    <div className="move-field">
      <label htmlFor="bulk-to">{t('to')}</label>
      <Select
        id="bulk-to" value={value ? keyOf(value) : null} loading={found.isFetching} showSearch={{ filterOption: false, onSearch: setQ }}
        notFoundContent={found.isError ? explain(found.error) : words('to.none')}
        options={(found.data?.items ?? []).map((one) => ({ value: keyOf(one), label: `${words(`kind.${one.kind}`)} · ${say(one.area.name, lang)}${one.above ? ` (${say(one.above, lang)})` : ''}` }))}
        onChange={(key: string) => onChange((found.data?.items ?? []).find((one) => keyOf(one) === key) ?? null)}
      />
    </div>
  );
}
