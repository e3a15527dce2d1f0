import { useCallback, useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { ReportProgress } from '@shared/api/types.ts';
import { go } from '../route.ts';
import { savedReports } from '../home/saved.ts';
import { problemWord, useWords, type Word } from '../words.ts';
import { FollowForm } from './FollowForm.tsx';
import { Progress } from './Progress.tsx';

export interface Keys { number: string; code: string }

/** The code of a number that this phone knows: just given, or kept on request. It never stands in an address. */
function knownCode(number: string): string | null {
  try {
    const last = JSON.parse(sessionStorage.getItem('jingwei.resident.code') ?? 'null') as Keys | null;
    if (last?.number === number) return last.code;
  } catch {
    // Nothing was given in this tab.
  }
  return savedReports().find((report) => report.number === number)?.code ?? null;
}

/** Following a report by its number and code; the signed-in reporter needs no code. */
export default function FollowPage({ number }: { number: string | undefined }) {
  const t = useWords();
  const [report, setReport] = useState<ReportProgress | null>(null);
  const [keys, setKeys] = useState<Keys | null>(null);
  const [fault, setFault] = useState<Word | null>(null);
  const [opening, setOpening] = useState(number !== undefined);

  const open = useCallback(async (wanted: Keys) => {
    setFault(null);
    try {
      const found = await api.get<ReportProgress>(`/reports/${encodeURIComponent(wanted.number)}`, { code: wanted.code });
      try {
        sessionStorage.setItem('jingwei.resident.code', JSON.stringify(wanted));
      } catch {
        // The code is asked for again after a reload.
      }
      setKeys(wanted);
      setReport(found);
      if (number !== wanted.number) go(`follow/${encodeURIComponent(wanted.number)}`);
    } catch (error) {
      setFault(problemWord(error));
    }
    setOpening(false);
  }, [number]);

  useEffect(() => {
    if (number === undefined) {
      setReport(null);
      setOpening(false);
      return;
    }
    if (report?.number === number) return;
    const code = knownCode(number);
    // Without a code only the signed-in reporter is let in; a refusal then just leaves the empty form.
    void open({ number, code: code ?? '' }).then(() => {
      if (code === null) setFault(null);
    });
  }, [number, open, report]);

  if (report && keys) return <Progress report={report} keys={keys} onRefresh={() => open(keys)} onReport={setReport} />;
  if (opening) return <p className="wait" role="status">{t('follow.sending')}</p>;
  return <FollowForm number={number ?? ''} fault={fault} onOpen={open} />;
}
