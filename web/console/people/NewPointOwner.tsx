import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { Person } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { allPages } from '../board/board.ts';
import { pointOf } from './ownerShapes.ts';
import { useOwnerTexts } from './ownerTexts.ts';
import '../admin/admin.css';

/** What the form and the map share: the middle as it is written, and how far it goes. */
export interface OwnerPlace { text: string; radiusMeters: number | null }
interface Draft { userName: string; nameZh: string; nameEn?: string; point: string; radiusMeters: number | null }

/** As the server has it (`SetPointOwner.cs`). */
const [least, most] = [5, 5_000];
const fields: Record<string, keyof Draft> = { userName: 'userName', place: 'nameZh', lon: 'point', lat: 'point', radiusMeters: 'radiusMeters' };

/** Somebody with a point owner's post answers for a circle from now on. */
export function NewPointOwner({ place, onPlace, onDone, onCancel }: { place: OwnerPlace; onPlace: (place: OwnerPlace) => void; onDone: () => void; onCancel: () => void }) {
  const t = useOwnerTexts();
  const lang = useLang();
  const { message } = App.useApp();
  const [form] = Form.useForm<Draft>();
  const [failure, setFailure] = useState<string | null>(null);
  const people = useQuery({ queryKey: ['people', 'pointOwners'], queryFn: ({ signal }) => allPages<Person>('/people', { role: 'pointOwner' }, signal) });
  useEffect(() => {
    // What is picked on the map is a point: whatever was wrong before no longer is.
    if (form.getFieldValue('point') !== place.text) form.setFields([{ name: 'point', value: place.text, errors: [] }]);
  }, [form, place.text]);
  const save = useMutation({
    mutationFn: ({ userName, nameZh, nameEn, point, radiusMeters }: Draft) =>
      api.post('/point-owners', { userName, place: { zh: nameZh.trim(), en: nameEn?.trim() ?? '' }, ...pointOf(point), radiusMeters }),
    onSuccess: (_, draft) => {
      void message.success(t('added', { place: draft.nameZh.trim() }));
      onDone();
    },
    onError: (error) => {
      const words = error instanceof Problem ? t.of(`fault.${error.code}`, error.args, explain(error)) : explain(error);
      const field = error instanceof Problem && error.field ? fields[error.field] : undefined;
      if (field) form.setFields([{ name: field, errors: [words] }]);
      else setFailure(words);
    },
  });
  const needed = { required: true, whitespace: true, message: t('needed') };
  return (
    <Form
      form={form} layout="vertical" requiredMark={false} noValidate className="admin-form owner-form" initialValues={{ point: place.text, radiusMeters: place.radiusMeters }}
      onValuesChange={(_, { point, radiusMeters }) => onPlace({ text: point ?? '', radiusMeters: radiusMeters ?? null })} onFinish={(draft) => { setFailure(null); save.mutate(draft); }}
    >
      <h2>{t('add')}</h2>
      <Form.Item name="userName" label={t('who')} extra={t('who.hint')} rules={[needed]}>
        <Select
          loading={people.isPending} showSearch={{ optionFilterProp: 'label' }} notFoundContent={people.isPending ? null : t('who.none')}
          options={(people.data ?? []).map((person) => ({ value: person.userName, label: `${say(person.displayName, lang)} · ${person.userName}` }))}
        />
      </Form.Item>
      <Form.Item name="nameZh" label={t('nameZh')} rules={[needed]}><Input autoComplete="off" maxLength={80} /></Form.Item>
      <Form.Item name="nameEn" label={t('nameEn')}><Input autoComplete="off" maxLength={80} lang="en" /></Form.Item>
      <Form.Item name="point" label={t('point')} extra={t('point.hint')} rules={[{ validator: (_, text: string) => (pointOf(text ?? '') ? Promise.resolve() : Promise.reject(new Error(t('point.needed')))) }]} validateTrigger="onBlur">
        <Input autoComplete="off" inputMode="decimal" placeholder="121.45000, 31.22900" />
      </Form.Item>
      <Form.Item name="radiusMeters" label={t('radius')} rules={[{ required: true, message: t('needed') }]}><InputNumber min={least} max={most} precision={0} /></Form.Item>
      {failure && <p className="problem" role="alert">{failure}</p>}
      <div className="admin-buttons"><Button type="primary" htmlType="submit" loading={save.isPending}>{t('save')}</Button><Button onClick={onCancel}>{t('cancel')}</Button></div>
    </Form>
  );
}
