import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { PublishedPage, PublishedWarning } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { At } from '../parts/Age.tsx';
import { ErrorState, RowsLoading } from '../parts/states.tsx';
import { CapSeverity, rankOf } from './marks.tsx';
import { fieldOf, WeightFields, WordFields } from './PublishForm.tsx';
import { useWarningTexts } from './texts.ts';

/** One warning of ours: what it says now, its messages, and what can be done with it. */
export function PublishedCard({ id }: { id: string }) {
  const t = useWarningTexts();
  const lang = useLang();
  // What is being changed stays as it was when the form opened: its version too, so that what others changed meanwhile is refused and not overwritten.
  const [doing, setDoing] = useState<{ what: 'update' | 'cancel'; warning: PublishedWarning } | null>(null);
  const page = useQuery({ queryKey: ['warnings', 'published', 'one', id], refetchInterval: doing ? false : 10_000, queryFn: ({ signal }) => api.get<PublishedPage>(`/warnings/published/${encodeURIComponent(id)}`, {}, signal) });
  if (page.isPending) return <RowsLoading rows={8} />;
  if (!page.data) return <ErrorState error={page.error} onRetry={() => void page.refetch()} />;
  const { warning, messages } = page.data;
  if (doing) return <Change warning={doing.warning} what={doing.what} onBack={() => setDoing(null)} />;
  return (
    <div className="warning" data-published-card={warning.state}>
      <div className="warning-line"><CapSeverity rank={rankOf(warning.severity)} /><span className="tag">{t(`out.state.${warning.state}`)}</span><span className="tag tag-wait">{t.of(`status.${warning.status}`)}</span>{warning.byRule && <span className="quiet">{t('out.byRule')}</span>}</div>
      <h3>{say(warning.headline, lang)}</h3>
      <p>{say(warning.description, lang)}</p>
      <p><b>{t('out.instruction')}</b> {say(warning.instruction, lang)}</p>
      <dl>
        <dt>{t('out.event')}</dt><dd>{say(warning.eventName, lang)}</dd>
        <dt>{t('out.area')}</dt><dd>{say(warning.area.name, lang)}</dd>
        <dt>{t('in.urgency')}</dt><dd>{t.of(`urgency.${warning.urgency}`)}</dd>
        <dt>{t('in.certainty')}</dt><dd>{t.of(`certainty.${warning.certainty}`)}</dd>
        <dt>{t('col.until')}</dt><dd><At at={warning.expiresAt} /></dd>
      </dl>
      {warning.mine && warning.state === 'inForce' && <div className="warning-line"><Button type="primary" onClick={() => setDoing({ what: 'update', warning })}>{t('out.update')}</Button><Button onClick={() => setDoing({ what: 'cancel', warning })}>{t('out.cancel')}</Button></div>}
      <section aria-label={t('out.messages')}>
        <b>{t('out.messages')}</b>
        <ul className="warning-list">
          {messages.map((item) => (
            <li key={item.id} data-message={item.kind}>
              <div className="warning-line"><span className="num"><At at={item.at} /></span><b>{t.of(`kind.${item.kind}`)}</b><span>{say(item.by, lang)}</span><span className="quiet">{item.identifier}</span></div>
              {item.reason && <div>{item.reason}</div>}
              <a href={item.address} target="_blank" rel="noreferrer">{t('out.public')} {item.address}</a>
              <details><summary>{t('in.xml')}</summary><pre tabIndex={0}>{item.xml}</pre></details>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Change({ warning, what, onBack }: { warning: PublishedWarning; what: 'update' | 'cancel'; onBack: () => void }) {
  const t = useWarningTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const [failure, setFailure] = useState<string | null>(null);
  const send = useMutation({
    mutationFn: (draft: object) => api.post(`/warnings/published/${encodeURIComponent(warning.id)}/${what}`, { ...draft, version: warning.version }),
    onSuccess: () => { void queries.invalidateQueries({ queryKey: ['warnings'] }); void message.success(t(what === 'update' ? 'out.updated' : 'out.canceled')); onBack(); },
    onError: (error) => {
      const field = fieldOf(error);
      if (field === null) setFailure(explain(error, lang));
      else form.setFields([{ name: what === 'cancel' && field[0] === 'reason' ? ['reason', 'zh'] : field, errors: [explain(error, lang)] }]);
    },
  });
  const needed = { required: true, whitespace: true, message: t('form.needed') };
  return (
    <Form
      form={form} layout="vertical" requiredMark={false} noValidate scrollToFirstError={{ focus: true }}
      initialValues={what === 'update' ? { severity: warning.severity, urgency: warning.urgency, certainty: warning.certainty, headline: warning.headline, description: warning.description, instruction: warning.instruction } : {}}
      onFinish={(draft: object) => { setFailure(null); send.mutate(draft); }}
    >
      {what === 'update' ? (
        <>
          <WeightFields /><WordFields />
          <Form.Item name="reason" label={t('out.reason')} rules={[needed]}><Input maxLength={200} /></Form.Item>
        </>
      ) : (
        <>
          <Form.Item name={['reason', 'zh']} label={t('out.reason.zh')} rules={[needed]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} autoFocus /></Form.Item>
          <Form.Item name={['reason', 'en']} label={t('out.reason.en')} rules={[needed]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={3000} /></Form.Item>
        </>
      )}
      {failure && <p className="problem" role="alert">{failure}</p>}
      <div className="warning-line"><Button type="primary" htmlType="submit" loading={send.isPending}>{t(what === 'update' ? 'out.update' : 'out.cancel')}</Button><Button onClick={onBack}>{t('out.back')}</Button></div>
    </Form>
  );
}
