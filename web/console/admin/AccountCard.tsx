import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Popconfirm } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useMe } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { lastDayOf } from './days.ts';
import { placeFault, wordsOf } from './faults.ts';
import { PostFields, postFields, postOf, type PostDraft } from './PostFields.tsx';
import type { Secret } from './SecretShown.tsx';
import { useAdminTexts } from './texts.ts';
import { staffRoles, type Account, type AccountPost } from './types.ts';

interface Props { account: Account; onChanged: () => void; onSecret: (secret: Secret) => void }

/** One account: its posts, and whether and how it may sign in. */
export function AccountCard({ account, onChanged, onSecret }: Props) {
  const t = useAdminTexts();
  const lang = useLang();
  const me = useMe();
  const now = useCityNow(60_000);
  const { message } = App.useApp();
  const own = account.userName === me.userName;
  const name = say(account.displayName, lang);
  const path = `/accounts/${encodeURIComponent(account.userName)}`;
  const change = useMutation({
    mutationFn: ({ call }: { call: string; said: string }) => api.post(`${path}/${call}`),
    onSuccess: (_, { said }) => {
      void message.success(said);
      onChanged();
    },
  });
  const reset = useMutation({
    mutationFn: () => api.post<{ password: string }>(`${path}/password`),
    onSuccess: ({ password }) => {
      onSecret({ title: t('secret.password', { name: `${name} (${account.userName})` }), value: password });
      onChanged();
    },
  });
  const counts = (post: AccountPost): boolean => post.until === null || Date.parse(post.until) > now;
  const posts = account.posts.filter(counts);
  const past = account.posts.filter((post) => !counts(post));
  const failure = change.error ?? reset.error;
  return (
    <div className="account">
      <section aria-labelledby="account-posts">
        <h2 id="account-posts">{t('account.posts')}</h2>
        {posts.length === 0 && <p className="quiet">{t('account.posts.none')}</p>}
        <ul>{posts.map((post) => <PostLine key={post.id} post={post} own={own} onEnd={() => change.mutate({ call: `posts/${post.id}/end`, said: t('account.post.ended') })} />)}</ul>
        <GivePost path={path} onGiven={onChanged} />
        {past.length > 0 && <details><summary>{t('account.posts.past')}（{past.length}）</summary><ul>{past.map((post) => <PostLine key={post.id} post={post} own={own} />)}</ul></details>}
      </section>
      <section aria-labelledby="account-access">
        <h2 id="account-access">{t('account.access')}</h2>
        <div className="admin-buttons">
          <Popconfirm title={<div className="ask">{t('account.resetAsk', { name })}</div>} okText={t('account.reset')} onConfirm={() => reset.mutate()}>
            <Button loading={reset.isPending}>{t('account.reset')}</Button>
          </Popconfirm>
          {account.locked || account.lockedUntil
            ? <Button onClick={() => change.mutate({ call: 'unlock', said: t('account.unlocked') })}>{t('account.unlock')}</Button>
            : !own && (
              <Popconfirm title={<div className="ask">{t('account.lockAsk', { name })}</div>} okText={t('account.lock')} okButtonProps={{ danger: true }} onConfirm={() => change.mutate({ call: 'lock', said: t('account.locked') })}>
                <Button danger>{t('account.lock')}</Button>
              </Popconfirm>
            )}
        </div>
        {failure && <p className="problem" role="alert">{wordsOf(failure, t)}</p>}
      </section>
    </div>
  );
}

function PostLine({ post, own, onEnd }: { post: AccountPost; own: boolean; onEnd?: () => void }) {
  const t = useAdminTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const role = shared.of(`role.${post.role}`);
  const area = say(post.area?.name, lang);
  // So that one administrator always stays.
  const mayEnd = onEnd && !(own && post.role === 'administrator');
  return (
    <li>
      <span><b>{role}</b> · {area}{post.organization && ` · ${say(post.organization.name, lang)}`}{post.until && <span className="quiet"> {t('account.post.until', { day: lastDayOf(post.until) })}</span>}</span>
      {mayEnd && (
        <Popconfirm title={<div className="ask">{t('account.post.endAsk', { role, area })}</div>} okText={t('account.post.end')} okButtonProps={{ danger: true }} onConfirm={onEnd}>
          <Button size="small" aria-label={`${t('account.post.end')} ${role} ${area}`}>{t('account.post.end')}</Button>
        </Popconfirm>
      )}
    </li>
  );
}

function GivePost({ path, onGiven }: { path: string; onGiven: () => void }) {
  const t = useAdminTexts();
  const { message } = App.useApp();
  const [form] = Form.useForm<PostDraft>();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const give = useMutation({
    mutationFn: (draft: PostDraft) => api.post(`${path}/posts`, postOf(draft)),
    onSuccess: () => {
      setOpen(false);
      void message.success(t('account.post.given'));
      onGiven();
    },
    onError: (error) => setFailure(placeFault(error, form, postFields, t)),
  });
  if (!open) return <Button onClick={() => setOpen(true)}>{t('account.post.give')}…</Button>;
  return (
    <Form form={form} layout="vertical" requiredMark={false} noValidate className="admin-form admin-inset" onFinish={(draft) => { setFailure(null); give.mutate(draft); }}>
      <PostFields roles={staffRoles} />
      {failure && <p className="problem" role="alert">{failure}</p>}
      <div className="admin-buttons"><Button type="primary" htmlType="submit" loading={give.isPending}>{t('account.give')}</Button><Button onClick={() => setOpen(false)}>{t('form.cancel')}</Button></div>
    </Form>
  );
}
