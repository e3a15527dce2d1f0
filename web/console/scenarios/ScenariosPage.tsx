import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Segmented, Select } from 'antd';
import { useNavigate } from 'react-router';
import { useMay } from '@shared/session/useSession.ts';
import { SearchBox } from '../parts/SearchBox.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useListKeys } from '../parts/useListKeys.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { useHotkeys } from '../shell/hotkeys.ts';
import { FaultsPanel } from './FaultsPanel.tsx';
import { fields, grouped, reaches } from './list.ts';
import { NewPackage } from './NewPackage.tsx';
import { PackageTable } from './PackageTable.tsx';
import { ProposalLists } from './ProposalLists.tsx';
import { scenarioAddress, usePackages } from './queries.ts';
import { useScenarioTexts } from './texts.ts';
import './scenarios.css';

const nothing = { q: null, field: null, reach: null, personal: null };

/** The workshop's front: all packages by field, and the proposals that are under way. */
export default function ScenariosPage() {
  const t = useScenarioTexts();
  const url = useUrlState();
  const navigate = useNavigate();
  const mayWrite = useMay('scenario.write');
  const list = usePackages();
  const all = list.data?.items ?? [];
  const query = { q: url.get('q'), field: url.get('field'), reach: url.get('reach'), personal: url.get('personal') === 'true' };
  const groups = grouped(all, query);
  const shown = groups.flatMap((group) => group.packages);
  const keys = useListKeys(shown.length, (i) => {
    const one = shown[i];
    if (one) void navigate(scenarioAddress(one.code));
  });
  const openNew = (): void => url.set({ new: '1' });
  useHotkeys(mayWrite ? [{ keys: 'n', label: t('key.new'), scope: 'here', run: openNew }] : []);
  return (
    <div className="page-body page-fixed scenarios">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <SearchBox value={query.q} placeholder={t('search')} onSearch={(q) => url.set({ q })} />
        <Select
          allowClear placeholder={t('field')} aria-label={t('field')} value={query.field || null} style={{ width: 150 }}
          options={fields.map((field) => ({ value: field, label: t(`field.${field}`) }))} onChange={(field: string | undefined) => url.set({ field: field ?? null })}
        />
        <Segmented
          value={query.reach} aria-label={t('reach')} onChange={(reach) => url.set({ reach })}
          options={[{ value: '', label: t('reach.any') }, ...reaches.map((r) => ({ value: r as string, label: t(`reach.${r}`) }))]}
        />
        <Checkbox checked={query.personal} onChange={(e) => url.set({ personal: e.target.checked ? 'true' : null })}>{t('personal.only')}</Checkbox>
        {list.data && <span className="quiet">{t('count', { count: shown.length })}</span>}
        {mayWrite && <Button className="push" type="primary" icon={<PlusOutlined aria-hidden />} onClick={openNew}>{t('new')}</Button>}
      </div>
      <FaultsPanel />
      <div className="scenarios-columns">
        <div className="panel scroll" aria-busy={list.isPending}>
          {list.isPending ? <RowsLoading rows={12} />
            : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
              : all.length === 0 ? <EmptyState title={t('none')} body={t('noneBody')} />
                : shown.length === 0 ? <EmptyState title={t('empty')} body={t('emptyBody')} action={<Button onClick={() => url.set(nothing)}>{t('clear')}</Button>} />
                  : <PackageTable groups={groups} chosen={keys.chosen} onChoose={keys.choose} />}
        </div>
        <ProposalLists url={url} />
      </div>
      {mayWrite && <NewPackage isOpen={url.get('new') === '1'} onClose={() => url.set({ new: null })} />}
    </div>
  );
}
