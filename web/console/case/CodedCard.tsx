import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popover, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { CasePage, CodesPage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { sentence } from './coded.ts';
import { useCaseTextsHere } from './texts.ts';

/** What the case is in two-level codes, its asset with the three bodies, and who answers with the reasons. */
export function CodedCard({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const now = useCityNow(60_000);
  const { coded, bodies } = item;
  if (!coded) return null;
  const three = coded.asset ? ([['code.competent', coded.asset.competent], ['code.owner', coded.asset.owner], ['code.maintainer', coded.asset.maintainer]] as const) : [];
  return (
    <section className="panel case-coded">
      <header><h2>{t('code.title')}</h2>{coded.mayName && <NameCode item={item} />}</header>
      <p>{coded.code ? <><b>{coded.code}</b> {say(coded.name, lang)}{coded.conditionName && ` · ${say(coded.conditionName, lang)}`}{coded.grade && ` · ${say(coded.grade, lang)}`}</> : t('code.none')}</p>
      <p className="quiet">{coded.limit ? t('code.limit', { limit: coded.limit }) : t('code.noCondition')} · <Link to="/categories">{t('code.version', { version: coded.version })}</Link></p>
      {coded.asset && <p>{t('code.asset', { number: coded.asset.number, name: coded.asset.name })}</p>}
      {three.length > 0 && <ul>{three.map(([key, name]) => <li key={key}>{t(key)}：{name ? say(name, lang) : '–'}</li>)}</ul>}
      {bodies.length > 0 && (
        <>
          <h3>{t('code.bodies')}</h3>
          <ol>{bodies.map((body) => <li key={body.id}>{say(body.name, lang)} <span className="quiet">{[...new Set(body.why.map((line) => sentence('reason', line, { lang, now, device: undefined, conditionName: null })))].join(lang === 'zh' ? '；' : '; ')}</span></li>)}</ol>
        </>
      )}
    </section>
  );
}

/** Names code, condition and asset; the main clock goes by them from its own start. */
function NameCode({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState(item.coded?.code ?? null);
  const [condition, setCondition] = useState(item.coded?.condition ?? null);
  const [asset, setAsset] = useState(item.coded?.asset?.number ?? '');
  const [note, setNote] = useState('');
  const codes = useQuery({ queryKey: ['codes'], queryFn: () => api.get<CodesPage>('/codes'), enabled: open });
  const all = (codes.data?.table.classes ?? []).flatMap((one) => one.categories);
  const conditions = all.find((one) => one.code === code)?.conditions ?? [];
  const name = useMutation({
    mutationFn: () => api.post<CasePage>(`/cases/${encodeURIComponent(item.number)}/code`, { code, condition, ...(asset.trim() ? { asset: asset.trim() } : {}), ...(note.trim() ? { note: note.trim() } : {}), expectedVersion: item.version }),
    onSuccess: (page) => {
      queries.setQueryData(['case', item.number], page);
      setOpen(false);
      setNote('');
    },
  });
  const within = (node: HTMLElement): HTMLElement => node.parentElement ?? document.body;
  const form = (
    <div className="move-form category-form">
      <label className="move-field"><span>{t('code.code')}</span>
        <Select
          value={code} showSearch={{ optionFilterProp: 'label' }} loading={codes.isPending} getPopupContainer={within}
          options={all.map((one) => ({ value: one.code, label: `${one.code} ${say(one.name, lang)}` }))} onChange={(next: string) => { setCode(next); setCondition(null); }}
        />
      </label>
      <label className="move-field"><span>{t('code.condition')}</span>
        <Select value={condition} getPopupContainer={within} options={conditions.map((one) => ({ value: one.id, label: `${say(one.name, lang)} · ${say(one.limit, lang)}` }))} onChange={setCondition} />
      </label>
      <label className="move-field"><span>{t('code.number')}</span><Input value={asset} maxLength={100} onChange={(e) => setAsset(e.target.value)} /></label>
      <Input.TextArea value={note} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 4 }} aria-label={t('code.why')} placeholder={t('code.why')} onChange={(e) => setNote(e.target.value)} />
      {name.isError && <p className="problem" role="alert">{explain(name.error)}</p>}
      <Button type="primary" disabled={!code || !condition || (!!item.coded?.condition && !note.trim())} loading={name.isPending} onClick={() => name.mutate()}>{t('code.name')}</Button>
    </div>
  );
  return (
    <Popover trigger="click" open={open} onOpenChange={(next) => { setOpen(next); name.reset(); }} content={form} title={t('code.name')} placement="bottomRight">
      <Button type="link" size="small">{t('code.name')}</Button>
    </Popover>
  );
}
