import { yaml } from '@codemirror/lang-yaml';
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { useLang } from '@shared/i18n/lang.ts';
import { look } from './look.ts';
import { chinesePhrases } from './phrases.ts';

interface Props { before: string; after: string; labels: readonly [before: string, after: string] }

/** Two columns need room: on less, one text shows what is gone and what came in. */
const narrow = '(max-width: 900px)';
const folded = { margin: 3, minSize: 6 };

/** Two texts side by side (one above the other on a narrow screen), with what is the same folded away. */
export default function DiffView({ before, after, labels }: Props) {
  const lang = useLang();
  const box = useRef<HTMLDivElement>(null);
  const [labelBefore, labelAfter] = labels;
  useEffect(() => {
    const parent = box.current as HTMLDivElement;
    const side = (label: string) => [
      lineNumbers(), yaml(), look, EditorView.lineWrapping, EditorState.readOnly.of(true), EditorState.phrases.of(lang === 'zh' ? chinesePhrases : {}),
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' }),
    ];
    const draw = (): { destroy: () => void } => window.matchMedia(narrow).matches
      ? new EditorView({ parent, doc: after, extensions: [...side(labelAfter), unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: folded })] })
      : new MergeView({ parent, a: { doc: before, extensions: side(labelBefore) }, b: { doc: after, extensions: side(labelAfter) }, collapseUnchanged: folded, gutter: true });
    let view = draw();
    const media = window.matchMedia(narrow);
    const again = (): void => {
      view.destroy();
      view = draw();
    };
    media.addEventListener('change', again);
    return () => {
      media.removeEventListener('change', again);
      view.destroy();
    };
  }, [before, after, labelBefore, labelAfter, lang]);
  return (
    <div className="diff">
      <div className="diff-heads" aria-hidden="true"><span>{labelBefore}</span><span>{labelAfter}</span></div>
      <div className="diff-body" ref={box} />
    </div>
  );
}
