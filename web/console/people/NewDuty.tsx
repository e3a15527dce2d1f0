import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { Person } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { cityClock } from '@shared/time/cityClock.ts';
import { cityDay } from '@shared/time/format.ts';
import { allPages } from '../board/board.ts';
import { lineAtFault, linesOf, mostDays, type DutyDraft } from './dutyLines.ts';
import { useDutyTexts } from './dutyTexts.ts';
import '../admin/admin.css';

/** Puts people on shift, or on the duty list, for some days. */
export function NewDuty({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const t = useDutyTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const { message } = App.useApp();
  const [form] = Form.useForm<DutyDraft>();
  const kind = Form.useWatch('kind', form) ?? 'shift';
  const people = useQuery({ queryKey: ['people', 'all'], queryFn: ({ signal }) => allPages<Person>('/people', {}, signal) });
  const nameOf = (userName: string | undefined): string => say(people.data?.find((person) => person.userName === userName)?.displayName, lang) || (userName ?? '');
  const save = useMutation({
    mutationFn: (draft: DutyDraft) => api.post<{ added: number; unchanged: number }>('/duty', { lines: linesOf(draft) }),
    onSuccess: ({ added, unchanged }) => {
      void message.success(t('done', { added, unchanged }));
      onDone();
    },
    onError: (error, draft) => {
      const line = error instanceof Problem ? lineAtFault(linesOf(draft), error.field) : null;
      const words = error instanceof Problem ? t.of(`fault.${error.code}`, { ...error.args, name: nameOf(line?.userName) }, explain(error)) : explain(error);
      form.setFields([{ name: error instanceof Problem && error.code === 'period_invalid' ? 'until' : 'people', errors: [words] }]);
    },
  });
  const needed = { required: true, message: t('needed') };
  return (
    <Form
      form={form} layout="vertical" requiredMark={false} noValidate className="admin-form"
      initialValues={{ kind: 'shift', firstDay: cityDay(cityClock.now()), days: 1, from: '08:00', until: '20:00' }} onFinish={(draft) => save.mutate(draft)}
    >
      <Form.Item name="kind" label={t('kind')} extra={t(`kind.${kind}.hint`)}>
        <Radio.Group options={(['shift', 'duty'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="people" label={t('people')} rules={[needed]}>
        <Select
          mode="multiple" loading={people.isPending} showSearch={{ optionFilterProp: 'label' }} notFoundContent={people.isPending ? null : t('people.none')}
          options={(people.data ?? []).map((person) => ({
            value: person.userName, label: [say(person.displayName, lang), person.userName, [...new Set(person.posts.map((post) => shared.of(`role.${post.role}`)))].join(lang === 'zh' ? '、' : ', ')].join(' · '),
          }))}
        />
      </Form.Item>
      <Form.Item name="firstDay" label={t('firstDay')} rules={[needed]}><Input type="date" /></Form.Item>
      <Form.Item name="days" label={t('days')} rules={[needed]}><InputNumber min={1} max={mostDays} precision={0} /></Form.Item>
      <Form.Item name="from" label={t('from')} rules={[needed]}><Input type="time" /></Form.Item>
      <Form.Item name="until" label={t('until')} rules={[needed]}><Input type="time" /></Form.Item>
      <div className="admin-buttons"><Button type="primary" htmlType="submit" loading={save.isPending}>{t('save')}</Button><Button onClick={onCancel}>{t('cancel')}</Button></div>
      <p className="quiet">{t('note')}</p>
    </Form>
  );
}
