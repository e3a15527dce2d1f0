import { CloseCircleFilled } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { usePartTexts } from './texts.ts';

/** Searches when one pauses in writing (300 ms) or presses Enter; Escape leaves the box. */
export function SearchBox({ value, placeholder, onSearch, autoFocus = false }: { value: string; placeholder: string; onSearch: (q: string) => void; autoFocus?: boolean }) {
  const t = usePartTexts();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSearch(text.trim()), 300);
    return () => clearTimeout(timer);
    // Only what is typed starts the wait.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text]);
  return (
    <Input
      type="search" value={text} placeholder={placeholder} aria-label={placeholder} allowClear={{ clearIcon: <CloseCircleFilled aria-label={t('search.clear')} /> }} autoFocus={autoFocus} style={{ width: 240 }}
      suffix={<kbd>/</kbd>}
      onChange={(e) => setText(e.target.value)} onPressEnter={() => onSearch(text.trim())}
      onKeyDown={(e) => { if (e.key === 'Escape') e.currentTarget.blur(); }}
    />
  );
}
