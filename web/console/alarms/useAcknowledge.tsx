import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { api } from '@shared/api/client.ts';
import type { Alarm } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useAlarmTexts } from './texts.ts';

/** Asks for a note and acknowledges an alarm: somebody has seen it. */
export function useAcknowledge(): (alarm: Alarm) => void {
  const t = useAlarmTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const send = useMutation({
    mutationFn: ({ id, note }: { id: string; note: string }) => api.post(`/alarms/${encodeURIComponent(id)}/acknowledge`, { note }),
    onSuccess: () => {
      void message.success(t('ack.done'));
      void queries.invalidateQueries({ queryKey: ['alarms'] });
      void queries.invalidateQueries({ queryKey: ['device'] });
    },
    onError: (error) => void message.error(explain(error)),
  });
  return (alarm) => {
    let note = '';
    void modal.confirm({
      icon: null, title: `${t('ack.title')} · ${say(alarm.deviceName, lang)} ${say(alarm.conditionName, lang)}`,
      content: (
        <>
          <p className="quiet">{t('ack.why')}</p>
          <Input.TextArea autoFocus rows={3} maxLength={500} aria-label={t('ack.note')} placeholder={t('ack.note')} onChange={(e) => { note = e.target.value; }} />
        </>
      ),
      okText: t('ack'), onOk: () => send.mutateAsync({ id: alarm.id, note: note.trim() }),
    });
  };
}
