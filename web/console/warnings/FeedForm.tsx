import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { WarningFeed, WarningFeedDraft } from '@shared/api/types/index.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { AreaSelect } from '../admin/AreaSelect.tsx';
import { severities } from './marks.tsx';
import { useWarningTexts } from './texts.ts';

const fields: Record<string, keyof WarningFeedDraft> = { name: 'name', areaId: 'areaId', address: 'address', everyMinutes: 'everyMinutes', words: 'words', leastSeverity: 'leastSeverity', devices: 'devices' };
const blank: Partial<WarningFeedDraft> = { everyMinutes: 5, words: [], leastSeverity: 'Minor', devices: [], enabled: true };

/** A new source, or all of one that is there. */
export function FeedForm({ feed, onDone }: { feed: WarningFeed | null; onDone: (id: string) => void }) {
  const t = useWarningTexts();
  const lang = useLang();
  const [form] = Form.useForm<WarningFeedDraft>();
  const [failure, setFailure] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: async (draft: WarningFeedDraft): Promise<string> => {
      if (!feed) return (await api.post<{ id: string }>('/warnings/feeds', draft)).id;
      await api.put<undefined>(`/warnings/feeds/${encodeURIComponent(feed.id)}`, draft);
      return feed.id;
    },
    onSuccess: onDone,
    onError: (error) => {
      const field = error instanceof Problem && error.field ? fields[error.field] : undefined;
      if (field === undefined) setFailure(explain(error, lang));
      else form.setFields([{ name: field, errors: [explain(error, lang)] }]);
    },
  });
  const needed = { required: true, message: t('form.needed') };
  return (
    <Form
      form={form} layout="vertical" requiredMark={false} noValidate scrollToFirstError={{ focus: true }}
      initialValues={feed ? { ...feed, address: feed.address ?? '', areaId: feed.area.id } : blank}
      onFinish={(draft) => { setFailure(null); save.mutate({ ...draft, name: draft.name.trim(), address: draft.address?.trim() ?? '' }); }}
    >
      <Form.Item name="name" label={t('feed.name')} rules={[{ ...needed, whitespace: true }]}><Input autoComplete="off" maxLength={80} autoFocus /></Form.Item>
      <Form.Item name="areaId" label={t('feed.area')} extra={t('feed.area.hint')} rules={[needed]}><AreaSelect current={feed?.area ?? null} /></Form.Item>
      <Form.Item name="address" label={t('feed.address')} extra={t('feed.address.hint')}><Input type="url" autoComplete="off" maxLength={500} placeholder="https://" spellCheck={false} /></Form.Item>
      <Form.Item name="everyMinutes" label={t('feed.every')} rules={[needed]}><InputNumber min={1} max={1440} /></Form.Item>
      <Form.Item name="words" label={t('feed.words')} extra={t('feed.words.hint')}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} /></Form.Item>
      <Form.Item name="leastSeverity" label={t('feed.least')}><Select options={severities.slice(1).map((value) => ({ value, label: t(`severity.${value}`) }))} /></Form.Item>
      <Form.Item name="devices" label={t('feed.devices')} extra={t('feed.devices.hint')}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', ' ']} /></Form.Item>
      <Form.Item name="enabled" label={t('feed.enabled')} valuePropName="checked"><Switch /></Form.Item>
      {failure && <p className="problem" role="alert">{failure}</p>}
      <Button type="primary" htmlType="submit" loading={save.isPending}>{t('feed.save')}</Button>
    </Form>
  );
}
