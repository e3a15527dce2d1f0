import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { Area, Page, Platform, PlatformDraft, PlatformMade } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMe } from '@shared/session/useSession.ts';
import { SecretShown, type Secret } from '../admin/SecretShown.tsx';
import '../admin/admin.css';
import { useUrlState } from '../parts/useUrlState.ts';
import { useExchangeTexts } from './texts.ts';

const fields: Record<string, keyof PlatformDraft> = { address: 'address', areaIds: 'areaIds', version: 'version', key: 'key' };

/** The address, the areas and the keys of a platform, for who keeps them. */
export function PlatformSettings({ platform }: { platform: Platform }) {
  const t = useExchangeTexts();
  const lang = useLang();
  const me = useMe();
  const queries = useQueryClient();
  const { message } = App.useApp();
  // Once it is set up the panel opens on its lists: the secrets that are shown once must not go with this tab.
  const url = useUrlState();
  const [form] = Form.useForm<PlatformDraft>();
  const [failure, setFailure] = useState<string | null>(null);
  const [secrets, setSecrets] = useState<Secret[]>([]);
  const path = `/exchange/platforms/${encodeURIComponent(platform.name)}`;
  const areas = useQuery({ queryKey: ['areas', 'exchange', me.area?.id], staleTime: 60_000, queryFn: ({ signal }) => api.get<Page<Area>>('/areas', { limit: 500 }, signal) });
  const onSettled = (): void => void queries.invalidateQueries({ queryKey: ['exchange'] });
  const onError = (error: unknown): void => void message.error(explain(error, lang));
  const shown = (made: PlatformMade): void => {
    const name = say(platform.title, lang);
    setSecrets([...(made.key ? [{ title: t('secret.key', { name }), value: made.key }] : []), ...(made.secret ? [{ title: t('secret.secret', { name }), value: made.secret }] : [])]);
  };
  const save = useMutation({
    mutationFn: (draft: PlatformDraft) => api.put<PlatformMade>(path, draft),
    onSuccess: (made) => { void message.success(t('saved')); shown(made); },
    onError: (error) => {
      const field = error instanceof Problem && error.field ? fields[error.field] : undefined;
      if (field === undefined) setFailure(explain(error, lang));
      else form.setFields([{ name: field, errors: [explain(error, lang)] }]);
    },
    onSettled,
  });
  const turn = useMutation({ mutationFn: (what: 'pause' | 'resume') => api.post(`${path}/${what}`), onError, onSettled });
  const renew = useMutation({ mutationFn: (atOnce: boolean) => api.post<PlatformMade>(`${path}/secret${atOnce ? '?atOnce=true' : ''}`), onSuccess: shown, onError, onSettled });
  const needed = { required: true, message: t('form.needed') };
  return (
    <>
      <Form
        form={form} layout="vertical" requiredMark={false} noValidate scrollToFirstError={{ focus: true }}
        initialValues={{ address: platform.address ?? '', areaIds: platform.areas.map((area) => area.id), version: platform.version, key: '' }}
        onFinish={(draft) => { setFailure(null); url.set({ tab: 'settings' }); save.mutate({ ...draft, address: draft.address.trim(), key: draft.key?.trim() || null }); }}
      >
        <Form.Item name="address" label={t('form.address')} extra={t('form.address.hint')} rules={[{ ...needed, whitespace: true }]}><Input type="url" autoComplete="off" maxLength={500} placeholder="https://" spellCheck={false} /></Form.Item>
        <Form.Item name="areaIds" label={t('form.areas')} extra={t('form.areas.hint')} rules={[{ ...needed, type: 'array' }]}>
          <Select mode="multiple" loading={areas.isPending} showSearch={{ optionFilterProp: 'label' }} options={options(areas.data?.items ?? [], platform, lang)} />
        </Form.Item>
        <Form.Item name="version" label={t('form.version')}><Select style={{ width: 160 }} options={platform.versions.map((version) => ({ value: version, label: String(version) }))} /></Form.Item>
        <Form.Item name="key" label={t('form.key')} extra={t(`form.key.${platform.sign}`)}><Input.Password autoComplete="new-password" maxLength={200} visibilityToggle={false} /></Form.Item>
        {failure && <p className="problem" role="alert">{failure}</p>}
        <div className="exchange-line">
          <Button type="primary" htmlType="submit" loading={save.isPending}>{t('form.save')}</Button>
          {platform.state !== 'unset' && <Button loading={turn.isPending} onClick={() => turn.mutate(platform.state === 'paused' ? 'resume' : 'pause')}>{t(platform.state === 'paused' ? 'act.resume' : 'act.pause')}</Button>}
          {platform.state !== 'unset' && platform.in && <Popconfirm title={t('act.secretAsk')} okText={t('act.secret')} onConfirm={() => renew.mutate(false)}><Button loading={renew.isPending}>{t('act.secret')}</Button></Popconfirm>}
          {platform.state !== 'unset' && platform.in && <Popconfirm title={t('act.secretNowAsk')} okText={t('act.secretNow')} okButtonProps={{ danger: true }} onConfirm={() => renew.mutate(true)}><Button danger loading={renew.isPending}>{t('act.secretNow')}</Button></Popconfirm>}
        </div>
      </Form>
      {platform.in && <dl style={{ marginTop: 14 }}><dt>{t('in.address')}</dt><dd className="num">POST {location.origin}/api/v1/exchange/in/{platform.name}/cases<br />POST {location.origin}/api/v1/exchange/in/{platform.name}/steps</dd></dl>}
      <SecretShown key={secrets[0]?.title ?? ''} secret={secrets[0] ?? null} onClose={() => setSecrets(secrets.slice(1))} />
    </>
  );
}

function options(found: readonly Area[], platform: Platform, lang: 'zh' | 'en'): { value: string; label: string }[] {
  const known = found.filter((area) => area.code).map((area) => ({ value: area.id, label: `${area.code} ${say(area.name, lang)}` }));
  return [...known, ...platform.areas.filter((area) => !known.some((one) => one.value === area.id)).map((area) => ({ value: area.id, label: say(area.name, lang) }))];
}
