import { Input } from 'antd';
import { useEffect, useState } from 'react';

/** Searches when one pauses in writing (300 ms) or presses Enter; Escape leaves the box. */
export function SearchBox({ value, placeholder, onSearch, autoFocus = false }: { value: string; placeholder: string; onSearch: (q: string) => void; autoFocus?: boolean }) {
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
      type="search" value={text} placeholder={placeholder} aria-label={placeholder} allowClear autoFocus={autoFocus} style={{ width: 240 }}
      suffix={<kbd>/</kbd>}
      onChange={(e) => setText(e.target.value)} onPressEnter={() => onSearch(text.trim())}
      onKeyDown={(e) => { if (e.key === 'Escape') e.currentTarget.blur(); }}
    />
  );
}
