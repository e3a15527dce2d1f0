import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { ExportJob } from '@shared/api/types/index.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMay } from '@shared/session/useSession.ts';
import { ExportDrawer } from './ExportDrawer.tsx';
import { useExportTexts } from './texts.ts';

/** Takes the list that is shown out as a file, as it is filtered now. */
export function ExportButton({ list, filter }: { list: 'cases' | 'devices'; filter: Record<string, string> }) {
  const t = useExportTexts();
  const lang = useLang();
  const may = useMay('case.export');
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const make = useMutation({
    mutationFn: (format: 'csv' | 'xlsx') =>
      api.post<ExportJob>('/exports', { list, format, language: lang, filter: Object.fromEntries(Object.entries(filter).filter(([name, value]) => name !== 'cursor' && value !== '')) }),
    onSuccess: () => {
      setOpen(true);
      void queries.invalidateQueries({ queryKey: ['exports'] });
    },
    onError: (error) => void message.error(explain(error, lang)),
  });
  if (!may) return null;
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [{ key: 'xlsx', label: t('xlsx') }, { key: 'csv', label: t('csv') }, { type: 'divider' }, { key: 'mine', label: t('mine') }],
          onClick: ({ key }) => (key === 'mine' ? setOpen(true) : make.mutate(key as 'csv' | 'xlsx')),
        }}
      >
        <Button icon={<DownloadOutlined />} loading={make.isPending}>{t('export')}</Button>
      </Dropdown>
      <ExportDrawer open={open} onClose={() => setOpen(false)} />
    </>
  );
}
