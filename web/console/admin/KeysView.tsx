import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Popconfirm } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { formatTime } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { lastDayOf } from './days.ts';
import { wordsOf } from './faults.ts';
import { longestKeyDays, NewKey } from './NewKey.tsx';
import { SecretShown, type Secret } from './SecretShown.tsx';
import { useAdminTexts } from './texts.ts';
import type { ApiKey } from './types.ts';

/** Keys with which other systems act in one post. */
export function KeysView({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = useAdminTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<Secret | null>(null);
  const cursor = url.get('cursor');
  const list = useQuery({
    queryKey: ['admin', 'keys', cursor], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<ApiKey>>('/api-keys', { cursor, limit: 100 }, signal),
  });
  const again = (): void => void queries.invalidateQueries({ queryKey: ['admin', 'keys'] });
  const revoke = useMutation({
    mutationFn: (id: string) => api.remove(`/api-keys/${encodeURIComponent(id)}`),
    onSuccess: () => void message.success(t('keys.revoked')),
    onError: (error) => void message.error(wordsOf(error, t)),
    onSettled: again,
  });
  const items = list.data?.items ?? [];
  return (
    <>
      <div className="page-head">
        <span className="quiet">{t('keys.why', { days: longestKeyDays })}</span>
        <Button className="push" type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('keys.new')}</Button>
      </div>
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isPending ? <RowsLoading rows={8} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('keys.empty')} body={t('keys.emptyBody')} /> : (
              <table className="list">
                <thead><tr><th>{t('keys.col.name')}</th><th>{t('form.role')}</th><th>{t('form.area')}</th><th>{t('col.state')}</th><th>{t('keys.col.expires')}</th><th>{t('col.created')}</th><th><span className="sr-only">{t('keys.revoke')}</span></th></tr></thead>
                <tbody>
                  {items.map((key) => (
                    <tr key={key.id}>
                      <td><b>{say(key.name, lang)}</b></td>
                      <td>{shared.of(`role.${key.role}`)}</td>
                      <td>{say(key.area?.name, lang)}</td>
                      <td><KeyState item={key} /></td>
                      <td className="num">{lastDayOf(key.expiresAt)}</td>
                      <td className="num"><At at={key.createdAt} /></td>
                      <td>
                        {stateOf(key) === 'good' && (
                          <Popconfirm title={<div className="ask">{t('keys.revokeAsk', { name: key.name })}</div>} okText={t('keys.revoke')} okButtonProps={{ danger: true }} onConfirm={() => revoke.mutate(key.id)}>
                            <Button size="small" danger aria-label={`${t('keys.revoke')} ${say(key.name, lang)}`}>{t('keys.revoke')}</Button>
                          </Popconfirm>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!cursor} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({})} />
      <Drawer open={making} onClose={() => setMaking(false)} title={t('keys.new')} size={460} destroyOnHidden>
        <NewKey onCancel={() => setMaking(false)} onMade={(made) => { setMaking(false); setSecret(made); again(); }} />
      </Drawer>
      <SecretShown secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}

/** Keys live on machine time, not on the city's. */
const stateOf = (key: ApiKey): 'good' | 'expired' | 'revoked' => (key.revokedAt ? 'revoked' : Date.parse(key.expiresAt) <= Date.now() ? 'expired' : 'good');

function KeyState({ item }: { item: ApiKey }) {
  const t = useAdminTexts();
  const state = stateOf(item);
  if (state === 'revoked') return <span className="tag tag-bad">{t('keys.state.revoked', { at: formatTime(item.revokedAt ?? '', Date.now()) })}</span>;
  return <span className={`tag ${state === 'good' ? 'tag-ok' : 'tag-end'}`}>{t(`keys.state.${state}`)}</span>;
}
