import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useMe } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { Pager } from '../parts/Pager.tsx';
import { SearchBox } from '../parts/SearchBox.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { AccountCard } from './AccountCard.tsx';
import { NewAccount } from './NewAccount.tsx';
import { SecretShown, type Secret } from './SecretShown.tsx';
import { useAdminTexts } from './texts.ts';
import { byRole } from './posts.ts';
import { useSummaryTexts } from './summaryTexts.ts';
import type { Account } from './types.ts';

/** Accounts of the administrator's areas, with their posts. */
export function AccountsView({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = useAdminTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const me = useMe();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<Secret | null>(null);
  const query = { q: url.get('q'), cursor: url.get('cursor') };
  const list = useQuery({
    queryKey: ['admin', 'accounts', query], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<Account>>('/accounts', { ...query, limit: 100 }, signal),
  });
  const again = (): void => void queries.invalidateQueries({ queryKey: ['admin'] });
  const items = list.data?.items ?? [];
  const opened = items.find((account) => account.userName === url.get('account'));
  return (
    <>
      <div className="page-head">
        <SearchBox value={url.get('q')} placeholder={t('accounts.search')} onSearch={(q) => url.set({ q, account: null })} />
        <Button className="push" type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('accounts.new')}</Button>
      </div>
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isPending ? <RowsLoading rows={12} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('accounts.empty')} body={t('accounts.emptyBody')} /> : (
              <table className="list">
                <thead><tr><th>{t('col.name')}</th><th>{t('col.userName')}</th><th>{t('col.posts')}</th><th>{t('col.state')}</th><th>{t('col.created')}</th></tr></thead>
                <tbody>
                  {items.map((account) => (
                    <tr key={account.userName} className={account === opened ? 'chosen' : ''}>
                      <td>
                        <button type="button" className="link" aria-label={t('open', { name: account.displayName })} onClick={() => url.set({ account: account.userName }, true)}>{say(account.displayName, lang)}</button>
                        {account.userName === me.userName && <span className="quiet"> {t('you')}</span>}
                      </td>
                      <td className="num">{account.userName}</td>
                      <td><Posts account={account} /></td>
                      <td><AccountState account={account} /></td>
                      <td className="num"><At at={account.createdAt} /></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!url.get('cursor')} onNext={() => url.set({ cursor: list.data?.next ?? null, account: null }, true)} onFirst={() => url.set({ account: null })} />
      <Drawer open={making} onClose={() => setMaking(false)} title={t('accounts.new')} size={460} destroyOnHidden>
        <NewAccount onCancel={() => setMaking(false)} onMade={(made) => { setMaking(false); setSecret(made); again(); }} />
      </Drawer>
      <Drawer open={opened !== undefined} onClose={() => url.set({ account: null }, true)} title={opened ? `${say(opened.displayName, lang)} · ${opened.userName}` : ''} size={460} destroyOnHidden>
        {opened && <AccountCard account={opened} onChanged={again} onSecret={setSecret} />}
      </Drawer>
      <SecretShown secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}

const isNow = (until: string | null, now: number): boolean => until === null || Date.parse(until) > now;

function Posts({ account }: { account: Account }) {
  const t = useAdminTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const several = useSummaryTexts();
  const posts = account.posts.filter((post) => isNow(post.until, now));
  if (posts.length === 0) return <span className="quiet">{t('state.noPost')}</span>;
  return (
    <ul className="post-list">
      {byRole(posts).map(({ role, posts: held }) => (
        <li key={role} title={held.map((post) => [say(post.area?.name, lang), say(post.organization?.name, lang)].filter(Boolean).join(' · ')).join('\n')}>
          <b>{shared.of(`role.${role}`)}</b> {held.length > 1 ? several('posts', { area: held[0]?.area?.name, count: held.length }) : [say(held[0]?.area?.name, lang), say(held[0]?.organization?.name, lang)].filter(Boolean).join(' · ')}
        </li>
      ))}
    </ul>
  );
}

function AccountState({ account }: { account: Account }) {
  const t = useAdminTexts();
  const now = useCityNow(60_000);
  if (account.locked) return <span className="tag tag-bad">{t('state.locked')}</span>;
  if (account.lockedUntil) return <span className="tag tag-wait">{t('state.lockedUntil', { at: formatTime(account.lockedUntil, now) })}</span>;
  if (!account.hasPassword) return <span className="tag tag-wait">{t('state.noPassword')}</span>;
  return <span className="tag tag-ok">{t('state.good')}</span>;
}
