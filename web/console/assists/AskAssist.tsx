import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { OrganizationRef, Page, TimeUnit } from '@shared/api/types/index.ts';
import { useAssistTexts } from '@shared/i18n/assistTexts.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useAssistSend } from './AssistSend.ts';

const units: readonly TimeUnit[] = ['minutes', 'workingHours', 'workingDays'];

/** A body that can be asked for a part of a case. */
export function AssistBody({ number, value, onChange }: { number: string; value: string | null; onChange: (id: string | null) => void }) {
  const t = useAssistTexts();
  const lang = useLang();
  const bodies = useQuery({ queryKey: ['assists', 'bodies', number], queryFn: ({ signal }) => api.get<Page<OrganizationRef>>(`/cases/${encodeURIComponent(number)}/assists/bodies`, {}, signal) });
  return (
    <label className="move-field"><span>{t('ask.body')}</span>
      <Select
        showSearch optionFilterProp="label" aria-label={t('ask.body')} loading={bodies.isPending} value={value} onChange={onChange} notFoundContent={bodies.isPending ? t('loading') : t('ask.bodies.none')}
        options={bodies.data?.items.map((body) => ({ value: body.id, label: say(body.name, lang) })) ?? []}
      />
      {bodies.isError && <p className="problem" role="alert">{explain(bodies.error)}</p>}
    </label>
  );
}

/** By when: as `usual` says, or within a time of its own. */
export function AssistLimit({ amount, unit, usual, onAmount, onUnit }: { amount: number | null; unit: TimeUnit; usual: string; onAmount: (amount: number | null) => void; onUnit: (unit: TimeUnit) => void }) {
  const t = useAssistTexts();
  return (
    <div className="move-field"><span>{t('ask.limit')}</span>
      <span className="move-pair">
        <InputNumber aria-label={t('ask.limit.amount')} placeholder={usual} min={unit === 'workingHours' ? 0.5 : 1} step={unit === 'workingHours' ? 0.5 : 1} value={amount} onChange={onAmount} />
        <Select aria-label={t('ask.limit')} value={unit} options={units.map((u) => ({ value: u, label: t(`unit.${u}`) }))} onChange={onUnit} />
      </span>
      {amount === null && <span className="quiet">{usual}</span>}
    </div>
  );
}

/** 请求协办: which body, for what, by when. */
export function AskAssist({ number, onDone }: { number: string; onDone: () => void }) {
  const t = useAssistTexts();
  const [body, setBody] = useState<string | null>(null);
  const [what, setWhat] = useState('');
  const [amount, setAmount] = useState<number | null>(null);
  const [unit, setUnit] = useState<TimeUnit>('workingHours');
  const send = useAssistSend(number, onDone);
  const request = { organizationId: body, what: what.trim(), ...(amount ? { limit: { amount, unit } } : {}) };
  return (
    <li className="waits assist-form">
      <AssistBody number={number} value={body} onChange={setBody} />
      <label className="move-field"><span>{t('ask.what')}</span><Input.TextArea value={what} maxLength={2_000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(e) => setWhat(e.target.value)} /></label>
      <AssistLimit amount={amount} unit={unit} usual={t('ask.limit.case')} onAmount={setAmount} onUnit={setUnit} />
      <span className="move-buttons">
        <Button type="primary" disabled={!body || !what.trim()} loading={send.isPending} onClick={() => send.mutate({ to: '', body: request })}>{t('ask.send')}</Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </span>
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </li>
  );
}
