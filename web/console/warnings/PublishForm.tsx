import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { PublishChoices, PublishSuggestion } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { AreaSelect } from '../admin/AreaSelect.tsx';
import { severities } from './marks.tsx';
import { useWarningTexts } from './texts.ts';

interface WarningWords { headline: { zh: string; en: string }; description: { zh: string; en: string }; instruction: { zh: string; en: string } }
interface Draft extends WarningWords { event: string; areaId: string; status: string; severity: string; urgency: string; certainty: string; hours: number }

/** What a warning says, in both languages side by side. */
export function WordFields() {
  const t = useWarningTexts();
  const needed = { required: true, whitespace: true, message: t('form.needed') };
  return (
    <>
      {(['headline', 'description', 'instruction'] as const).map((part) => (
        <div className="warning-pair" key={part}>
          {(['zh', 'en'] as const).map((lang) => (
            <Form.Item key={lang} name={[part, lang]} label={t(`out.${part}.${lang}`)} rules={[needed]}>
              {part === 'headline' ? <Input autoComplete="off" maxLength={lang === 'zh' ? 60 : 180} /> : <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={lang === 'zh' ? 1000 : 3000} />}
            </Form.Item>
          ))}
        </div>
      ))}
      <p className="quiet">{t('out.noPerson')}</p>
    </>
  );
}

/** How severe, how soon, how sure. */
export function WeightFields() {
  const t = useWarningTexts();
  return (
    <div className="warning-pair">
      <Form.Item name="severity" label={t('col.severity')} rules={[{ required: true, message: t('form.needed') }]}><Select options={[...severities].reverse().map((value) => ({ value, label: t(`severity.${value}`) }))} /></Form.Item>
      <Form.Item name="urgency" label={t('in.urgency')}><Select options={(['Immediate', 'Expected', 'Future', 'Unknown'] as const).map((value) => ({ value, label: t(`urgency.${value}`) }))} /></Form.Item>
      <Form.Item name="certainty" label={t('in.certainty')}><Select options={(['Observed', 'Likely', 'Possible', 'Unknown'] as const).map((value) => ({ value, label: t(`certainty.${value}`) }))} /></Form.Item>
      <Form.Item name="hours" label={t('out.hours')}><InputNumber min={1} max={240} /></Form.Item>
    </div>
  );
}

/** Puts what the server says beside the field that it speaks of; what has no field is answered. */
export function fieldOf(error: unknown): string[] | null {
  const field = error instanceof Problem ? error.field : undefined;
  if (!field) return null;
  return ['headline', 'description', 'instruction'].includes(field) ? [field, 'zh'] : [field];
}

/** A new warning to the world. */
export function PublishForm({ choices, proposed, onDone }: { choices: PublishChoices; proposed: PublishSuggestion | null; onDone: (id: string) => void }) {
  const t = useWarningTexts();
  const lang = useLang();
  // As it was when the form opened: the alarm may end, and leave the list, while somebody writes.
  const [suggestion] = useState(proposed);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Draft>();
  const [failure, setFailure] = useState<string | null>(null);
  const headline = Form.useWatch(['headline', 'zh'], form) as string | undefined;
  const publish = useMutation({
    mutationFn: (draft: Draft) => api.post<{ id: string }>('/warnings/published', { ...draft, alarmId: suggestion?.alarmId ?? null }),
    onSuccess: (made) => { void queries.invalidateQueries({ queryKey: ['warnings'] }); void message.success(t('out.done')); onDone(made.id); },
    onError: (error) => {
      const field = fieldOf(error);
      if (field === null) setFailure(explain(error, lang));
      else form.setFields([{ name: field as never, errors: [explain(error, lang)] }]);
    },
  });
  const choose = (code: string): void => {
    const rule = choices.events.find((e) => e.code === code);
    if (rule) form.setFieldsValue({ hours: rule.hours, instruction: rule.instruction });
  };
  const rule = choices.events.find((e) => e.code === suggestion?.event);
  return (
    <Form
      form={form} layout="vertical" requiredMark={false} noValidate scrollToFirstError={{ focus: true }}
      initialValues={{
        status: 'Actual', urgency: 'Immediate', certainty: suggestion ? 'Observed' : 'Likely',
        ...(suggestion && rule ? { event: rule.code, areaId: suggestion.area.id, severity: severities[suggestion.severity], hours: rule.hours, instruction: rule.instruction } : {}),
      }}
      onFinish={(draft) => { setFailure(null); publish.mutate(draft); }}
    >
      <div className="warning-pair">
        <Form.Item name="event" label={t('out.event')} rules={[{ required: true, message: t('form.needed') }]}><Select onChange={choose} options={choices.events.map((e) => ({ value: e.code, label: say(e.name, lang) }))} /></Form.Item>
        <Form.Item name="areaId" label={t('out.area')} extra={t('out.area.hint')} rules={[{ required: true, message: t('form.needed') }]}><AreaSelect current={suggestion?.area ?? null} /></Form.Item>
        <Form.Item name="status" label={t('out.status')}><Select options={(['Actual', 'Exercise', 'Test'] as const).map((value) => ({ value, label: t(`status.${value}`) }))} /></Form.Item>
      </div>
      <WeightFields />
      <WordFields />
      {failure && <p className="problem" role="alert">{failure}</p>}
      <Popconfirm title={<div className="ask">{t('out.publishAsk', { headline: headline ?? '' })}</div>} okText={t('out.publish')} onConfirm={() => form.submit()}>
        <Button type="primary" loading={publish.isPending}>{t('out.publish')}</Button>
      </Popconfirm>
    </Form>
  );
}
