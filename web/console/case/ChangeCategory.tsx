import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popover, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CasePage, Category, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCaseTextsHere } from './texts.ts';

/** The category of a case; whoever may puts it under another, with a reason. */
export function ChangeCategory({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [category, setCategory] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const categories = useQuery({ queryKey: ['categories'], queryFn: () => api.get<Page<Category>>('/categories'), staleTime: Infinity, enabled: open });
  const change = useMutation({
    mutationFn: () => api.post<CasePage>(`/cases/${encodeURIComponent(item.number)}/category`, { category, note: note.trim(), expectedVersion: item.version }),
    onSuccess: (page) => {
      queries.setQueryData(['case', item.number], page);
      setOpen(false);
      setCategory(null);
      setNote('');
    },
  });
  if (!item.mayChangeCategory) return null;
  const form = (
    <div className="move-form category-form">
      <label className="move-field"><span>{t('category.new')}</span>
        <Select
          value={category} showSearch={{ optionFilterProp: 'label' }} loading={categories.isPending} getPopupContainer={(node) => node.parentElement ?? document.body}
          options={(categories.data?.items ?? []).filter((c) => c.parent && c.code !== item.category).map((c) => ({ value: c.code, label: `${c.code} ${say(c.name, lang)}` }))} onChange={setCategory}
        />
      </label>
      <Input.TextArea value={note} maxLength={2_000} autoSize={{ minRows: 2, maxRows: 4 }} aria-label={t('category.why')} placeholder={t('category.why')} onChange={(e) => setNote(e.target.value)} />
      <p className="quiet">{t('category.hint')}</p>
      {change.isError && <p className="problem" role="alert">{explain(change.error)}</p>}
      <Button type="primary" disabled={!category || !note.trim()} loading={change.isPending} onClick={() => change.mutate()}>{t('category.do')}</Button>
    </div>
  );
  return (
    <Popover trigger="click" open={open} onOpenChange={(next) => { setOpen(next); change.reset(); }} content={form} title={t('category.change')} placement="bottomRight">
      <Button type="link" size="small">{t('category.change')}</Button>
    </Popover>
  );
}
