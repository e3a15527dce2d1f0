import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio, Select } from 'antd';
import { useHref, useNavigate } from 'react-router';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { Alarm, Category, Page, Silence } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { cityClock, useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { AreaSelect } from '../admin/AreaSelect.tsx';
import { useDeviceKinds } from '../parts/kinds.ts';
import { DeviceSelect } from './DeviceSelect.tsx';
import { CasesGoOn, mostNamed, openOf, useOpenOf } from './CasesGoOn.tsx';
import { casesUnder, endOf, lengths, requestOf, type SilenceDraft } from './silence.ts';
import { useSilenceTexts } from './texts.ts';
import '../admin/admin.css';
import './silences.css';

interface Props { /** The alarm beside which it was asked for; without one the form asks what it is about. */ alarm?: Alarm; onDone: () => void; onCancel: () => void }

/** Makes a silence or a maintenance window: what, how long, and why. */
export function SilenceForm({ alarm, onDone, onCancel }: Props) {
  const t = useSilenceTexts();
  const lang = useLang();
  const now = useCityNow(5_000);
  const queries = useQueryClient();
  const { message, notification } = App.useApp();
  const navigate = useNavigate();
  const root = useHref('/').replace(/\/$/, '');
  const hrefOf = (to: string): string => `${root}${to}`;
  const go = (to: string): void => {
    notification.destroy();
    void navigate(to);
  };
  const [form] = Form.useForm<SilenceDraft>();
  const kind = Form.useWatch('kind', form) ?? 'silence';
  const length = Form.useWatch('length', form) ?? '30m';
  const condition = Form.useWatch('condition', form) ?? alarm?.condition ?? '';
  const standing = useQuery({
    queryKey: ['alarms', 'standing', alarm?.deviceId], enabled: alarm !== undefined,
    queryFn: ({ signal }) => api.get<Page<Alarm>>('/alarms', { active: true, device: alarm?.deviceId ?? '', limit: 100 }, signal),
  });
  const cases = useOpenOf(alarm ? casesUnder(standing.data?.items ?? [alarm], condition) : []);
  const [from, until] = [Form.useWatch('from', form), Form.useWatch('until', form)];
  const save = useMutation({
    mutationFn: (values: SilenceDraft) => {
      const request = requestOf({ ...values, ...(alarm ? { device: alarm.deviceId } : {}) }, cityClock.now());
      if (!request) throw new Error('no end');
      return api.post<Silence>('/silences', request);
    },
    onSuccess: async (made) => {
      const title = t('made', { at: formatTime(made.until, cityClock.now()) });
      const open = await openOf(queries, (made.cases ?? []).slice(0, mostNamed));
      if (open.length === 0) void message.success(title);
      else notification.warning({ title, description: <CasesGoOn cases={open} more={Math.max(0, (made.cases?.length ?? 0) - mostNamed)} hrefOf={hrefOf} go={go} />, duration: 12 });
      void queries.invalidateQueries({ queryKey: ['silences'] });
      void queries.invalidateQueries({ queryKey: ['alarms'] });
      onDone();
    },
    onError: (error) => {
      const field = error instanceof Problem && error.field && form.getFieldInstance(error.field) !== undefined ? error.field : 'reason';
      form.setFields([{ name: field as keyof SilenceDraft, errors: [explain(error)] }]);
    },
  });
  const ends = endOf({ length, ...(from ? { from } : {}), ...(until ? { until } : {}) }, now);
  return (
    <Form form={form} layout="vertical" requiredMark={false} noValidate className="admin-form" initialValues={{ kind: 'silence', length: '30m', condition: alarm?.condition }} onFinish={(values) => save.mutate(values)}>
      <p className="quiet silence-hint">{t('note')}</p>
      <CasesGoOn cases={cases} hrefOf={hrefOf} go={go} />
      <Form.Item name="kind" label={t('kind')} extra={t(`kind.${kind}.hint`)}>
        <Radio.Group options={(['silence', 'maintenance'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </Form.Item>
      {alarm ? (
        <Form.Item name="condition" label={t('about')}>
          <Radio.Group className="silence-kinds" options={[{ value: alarm.condition, label: t('about.condition', { condition: alarm.conditionName }) }, { value: '', label: t('about.all') }]} />
        </Form.Item>
      ) : <About lang={lang} />}
      <Form.Item name="length" label={t('length')} extra={ends === null ? null : t('length.ends', { at: formatTime(ends, now) })}>
        <Radio.Group optionType="button" options={lengths.map((value) => ({ value, label: t(`length.${value}`) }))} />
      </Form.Item>
      {length === 'until' && <Form.Item name="until" label={t('until')} rules={[{ required: true, message: t('until.needed') }]}><Input type="datetime-local" /></Form.Item>}
      {!alarm && <Form.Item name="from" label={t('from')}><Input type="datetime-local" /></Form.Item>}
      <Form.Item name="reason" label={t('reason')} extra={t('reason.hint')} rules={[{ required: true, whitespace: true, message: t('reason.needed') }]}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
      <div className="admin-buttons">
        <Button type="primary" htmlType="submit" loading={save.isPending}>{t(kind === 'maintenance' ? 'save.maintenance' : 'save')}</Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}

function About({ lang }: { lang: ReturnType<typeof useLang> }) {
  const t = useSilenceTexts();
  const kinds = useDeviceKinds();
  const categories = useQuery({ queryKey: ['categories'], queryFn: () => api.get<Page<Category>>('/categories'), staleTime: Infinity });
  return (
    <>
      <p className="quiet silence-hint">{t('about.fit')}</p>
      <Form.Item name="device" label={t('about.device')}><DeviceSelect /></Form.Item>
      <Form.Item name="deviceKind" label={t('about.kind')}>
        <Select allowClear placeholder={t('about.every')} showSearch={{ optionFilterProp: 'label' }} options={kinds.map((kind) => ({ value: kind.kind, label: say(kind.name, lang) }))} />
      </Form.Item>
      <Form.Item name="category" label={t('about.category')}>
        <Select allowClear placeholder={t('about.every')} showSearch={{ optionFilterProp: 'label' }} options={(categories.data?.items ?? []).map((c) => ({ value: c.code, label: `${c.code} ${say(c.name, lang)}` }))} />
      </Form.Item>
      <Form.Item name="area" label={t('about.area')}><AreaSelect /></Form.Item>
    </>
  );
}
