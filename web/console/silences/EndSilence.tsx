import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { api } from '@shared/api/client.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSilenceTexts } from './texts.ts';

/** Ends a silence before its time, after a question. */
export function EndSilence({ id }: { id: string }) {
  const t = useSilenceTexts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const end = useMutation({
    mutationFn: () => api.post(`/silences/${encodeURIComponent(id)}/end`, {}),
    onSuccess: () => void message.success(t('end.done')),
    onError: (error) => void message.error(explain(error)),
    onSettled: () => {
      for (const key of ['silences', 'alarms', 'device']) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  return <Popconfirm placement="topRight" title={t('end.ask')} description={t('end.why')} okText={t('end')} icon={null} onConfirm={() => end.mutate()}><Button size="small" loading={end.isPending}>{t('end')}</Button></Popconfirm>;
}
