import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, Input, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { Suspense, useMemo, useState } from 'react';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { Mistake, NewSetting, PackageState, ScenarioPage, ScenarioSetting, WaitingSetting } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMe } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { AreaSelect } from '../admin/AreaSelect.tsx';
import { lazyPage } from '../parts/lazyPage.tsx';
import { RowsLoading } from '../parts/states.tsx';
import { LocalDryRun } from './LocalDryRun.tsx';
import { MistakeList } from './MistakeList.tsx';
import { useScenarioTexts } from './texts.ts';

const CodeEditor = lazyPage(() => import('./editor/CodeEditor.tsx'));
const states: readonly PackageState[] = ['on', 'off', 'asAbove'];
interface Draft { where: 'city' | 'area'; area?: string; state: PackageState; reason: string; until?: Dayjs | null }

/** The mistakes of the local changes, when that is why the city said no. */
const mistakesOf = (error: unknown): Mistake[] =>
  error instanceof Problem && error.code === 'changes_have_mistakes' && Array.isArray(error.args['mistakes']) ? (error.args['mistakes'] as Mistake[]) : [];

/** What the form begins with: a setting in force, or a proposal that came back, whose reason goes on. */
export type SettingStart = Pick<ScenarioSetting, 'area' | 'state' | 'changes' | 'until'> & Partial<Pick<WaitingSetting, 'decideNote'>> & { reason?: string };

/** Switches a package on, off or as above, for the whole city or an area, with changes, a reason and an end. */
export function SettingForm({ page, from, onDone }: { page: ScenarioPage; from: SettingStart | null; onDone: () => void }) {
  const t = useScenarioTexts();
  const lang = useLang();
  const me = useMe();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Draft>();
  const [where, state, area] = [Form.useWatch('where', form), Form.useWatch('state', form), Form.useWatch('area', form)];
  const [changes, setChanges] = useState(from?.changes ?? '');
  const [failure, setFailure] = useState<unknown>(null);
  const [jump, setJump] = useState<{ line: number } | null>(null);
  const takesTwo = state === 'on' && changes.trim() !== '';
  const isSigning = page.package.personal && state === 'on';
  const mistakes = useMemo(() => mistakesOf(failure), [failure]);
  const marks = useMemo(() => mistakes.map((m) => ({ line: m.line, sentence: say(m.sentence, lang) })), [mistakes, lang]);
  const send = useMutation({
    mutationFn: (body: NewSetting) => api.post<ScenarioPage>(`/scenarios/${encodeURIComponent(page.package.code)}/settings`, body),
    onSuccess: (after) => {
      queries.setQueryData(['scenarios', 'one', after.package.code], after);
      for (const list of ['list', 'settings']) void queries.invalidateQueries({ queryKey: ['scenarios', list] });
      void message.success(t(takesTwo ? 'set.proposed' : 'set.done'));
      onDone();
    },
    onError: (error) => {
      setFailure(error);
      const field = error instanceof Problem && ['reason', 'until', 'area', 'state'].includes(error.field ?? '') ? (error.field as keyof Draft) : null;
      if (field) form.setFields([{ name: field, errors: [explain(error)] }]);
    },
  });
  const submit = (draft: Draft): void => {
    setFailure(null);
    send.mutate({
      area: draft.where === 'area' ? (draft.area ?? null) : null, state: draft.state, changes: draft.state === 'on' && changes.trim() ? changes : null, reason: draft.reason.trim(),
      until: draft.state !== 'asAbove' && draft.until ? draft.until.toISOString() : null,
    });
  };
  const needed = { required: true, message: t('required') };
  const now = useCityNow(60_000);
  const days = page.mostDays ?? 0;
  const inTime = (_: unknown, until?: Dayjs | null): Promise<void> =>
    isSigning && until && until.valueOf() > now + days * 86_400_000 ? Promise.reject(new Error(t('set.until.tooFar', { days }))) : Promise.resolve();
  return (
    <Form
      form={form} layout="vertical" requiredMark={false} noValidate onFinish={submit} scrollToFirstError={{ focus: true }} className="setting-form"
      initialValues={{ where: from?.area ? 'area' : 'city', area: from?.area?.id, state: from?.state ?? 'on', reason: (from?.decideNote && from.reason) || '', until: from?.until ? dayjs(from.until) : null }}
    >
      <Form.Item name="where" label={t('set.where')}><Radio.Group options={[{ value: 'city', label: t('set.where.city') }, { value: 'area', label: t('set.where.area') }]} /></Form.Item>
      {where === 'area' && <Form.Item name="area" label={t('set.area')} rules={[needed]}><AreaSelect current={from?.area ?? null} /></Form.Item>}
      <Form.Item name="state" label={t('set.state')} {...(state === 'asAbove' ? { extra: t('set.asAbove.hint') } : {})}>
        <Radio.Group optionType="button" buttonStyle="solid" options={states.filter((s) => s !== 'asAbove' || where === 'area' || from).map((s) => ({ value: s, label: t(`state.${s}`) }))} />
      </Form.Item>
      {state === 'on' && (
        <Form.Item label={t('set.changes')} extra={t('set.changes.hint')}>
          <div className="code-small"><Suspense fallback={<RowsLoading rows={4} />}><CodeEditor value={changes} label={t('set.changes')} onChange={setChanges} marks={marks} jump={jump} /></Suspense></div>
          {mistakes.length > 0 && <MistakeList items={mistakes} onLine={(line) => setJump({ line })} />}
        </Form.Item>
      )}
      {takesTwo && (where !== 'area' || area) && <LocalDryRun code={page.package.code} area={where === 'area' ? (area ?? null) : null} changes={changes} />}
      <Form.Item name="reason" label={t('set.reason')} extra={t('set.reason.hint')} rules={[{ ...needed, whitespace: true }]}><Input.TextArea rows={2} maxLength={300} showCount /></Form.Item>
      {state !== 'asAbove' && (
        <Form.Item
          name="until" label={t('set.until')} extra={isSigning ? t('set.until.personal', { days }) : t('set.until.optional')} rules={[...(isSigning ? [needed] : []), { validator: inTime }]}
        >
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" minDate={dayjs(now)} />
        </Form.Item>
      )}
      {isSigning && <p className="quiet">{t('set.signing', { name: say(me.displayName, lang) })}</p>}
      {takesTwo && <p className="due-soon">{t('set.takesTwo')}</p>}
      {failure !== null && mistakes.length === 0 && <p className="problem" role="alert">{explain(failure)}</p>}
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t(takesTwo ? 'set.propose' : isSigning ? 'set.sign' : 'set.save')}</Button><Button onClick={onDone}>{t('cancel')}</Button></div>
    </Form>
  );
}
