import { useCallback, useEffect, useState } from 'react';
import type { ReportProgress } from '@shared/api/types/index.ts';
import { go } from '../route.ts';
import { keepOpened, knownCode } from '../home/saved.ts';
import { problemWord, useWords, type Word } from '../words.ts';
import { followReport, type Keys } from './followApi.ts';
import { FollowForm } from './FollowForm.tsx';
import { Progress } from './Progress.tsx';

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
      const found = await followReport(wanted);
      keepOpened(wanted);
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
