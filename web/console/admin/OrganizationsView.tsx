import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Organization, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { Pager } from '../parts/Pager.tsx';
import { SearchBox } from '../parts/SearchBox.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { OrganizationForm } from './OrganizationForm.tsx';
import { useOrganizationTexts } from './organizationTexts.ts';

/** Bodies of the administrator's areas, and those above that serve them. */
export function OrganizationsView({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = useOrganizationTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const query = { q: url.get('q'), cursor: url.get('cursor') };
  const list = useQuery({
    queryKey: ['admin', 'organizations', query], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<Organization>>('/organizations', { ...query, limit: 100 }, signal),
  });
  const items = list.data?.items ?? [];
  const opened = items.find((organization) => organization.id === url.get('organization') && organization.mayChange) ?? null;
  const close = (): void => {
    setMaking(false);
    url.set({ organization: null }, true);
  };
  const done = (): void => {
    close();
    void queries.invalidateQueries({ queryKey: ['admin'] });
    void queries.invalidateQueries({ queryKey: ['duty'] });
  };
  return (
    <>
      <div className="page-head">
        <SearchBox value={url.get('q')} placeholder={t('search')} onSearch={(q) => url.set({ q, organization: null })} />
        <span className="quiet">{t('why')}</span>
        <Button className="push" type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('new')}</Button>
      </div>
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isPending ? <RowsLoading rows={12} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('empty')} body={t('emptyBody')} /> : (
              <table className="list">
                <thead><tr><th>{t('col.name')}</th><th>{t('col.kind')}</th><th>{t('col.area')}</th><th>{t('col.parent')}</th><th>{t('col.phone')}</th><th>{t('col.people')}</th></tr></thead>
                <tbody>
                  {items.map((organization) => (
                    <tr key={organization.id} className={organization === opened ? 'chosen' : ''}>
                      <td>
                        {organization.mayChange
                          ? <button type="button" className="link" aria-label={t('open', { name: organization.name })} onClick={() => url.set({ organization: organization.id }, true)}>{say(organization.name, lang)}</button>
                          : <b>{say(organization.name, lang)}</b>}
                      </td>
                      <td>{t.of(`kind.${organization.kind}`, undefined, organization.kind)}</td>
                      <td>{say(organization.area?.name, lang)}</td>
                      <td>{organization.parent ? say(organization.parent.name, lang) : <span className="quiet">–</span>}</td>
                      <td className="num">{organization.dutyPhone ?? <span className="quiet">–</span>}</td>
                      <td className="num">{organization.people}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!url.get('cursor')} onNext={() => url.set({ cursor: list.data?.next ?? null, organization: null }, true)} onFirst={() => url.set({ organization: null })} />
      <Drawer open={making || opened !== null} onClose={close} title={making ? t('new') : t('change')} size={460} destroyOnHidden>
        <OrganizationForm organization={making ? null : opened} onDone={done} onCancel={close} />
      </Drawer>
    </>
  );
}
