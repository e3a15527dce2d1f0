import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { useLang } from '@shared/i18n/lang.ts';
import { lineNow } from './lineNow.ts';
import { look } from './look.ts';
import { chinesePhrases } from './phrases.ts';
import { suggest, type Vocabulary } from './suggest.ts';

/** Something to be marked at a line (from 1) of the text. */
export interface Mark { line: number; sentence: string; isWarning?: boolean }
interface Props {
  value: string;
  label: string;
  onChange?: (text: string) => void;
  onSave?: () => void;
  /** Nobody writes in it; it can be read, searched and copied. */
  isReadOnly?: boolean;
  marks?: readonly Mark[];
  /** The text that the marks' lines are of, when it may be older than what has been written since. */
  marked?: string;
  /** Where to go; a new object goes there again. */
  jump?: { line: number } | null;
  vocabulary?: Vocabulary;
}
type Latest = Pick<Props, 'onChange' | 'onSave' | 'vocabulary'> & { lang: 'zh' | 'en' };

function complete(context: CompletionContext, { vocabulary, lang }: Latest): CompletionResult | null {
  if (!vocabulary) return null;
  const found = suggest(context.state.doc.toString(), context.pos, vocabulary, lang);
  // While writing, nothing pops up before there is a letter to go by, or a word of a sentence is complete.
  if (!found || (!context.explicit && found.from === context.pos && !/[\w>=<,[{%)] $|: $|\($/.test(context.state.sliceDoc(Math.max(0, context.pos - 2), context.pos)))) return null;
  return {
    from: found.from, validFor: /^[^\s,[\](){}"']*$/,
    options: found.options.map((o, i) => ({ label: o.label, apply: o.apply, detail: o.detail, type: o.kind === 'key' ? 'property' : o.kind === 'word' ? 'keyword' : 'constant', boost: -i })),
  };
}

/** The whole of a line without its indentation, as a place for a mark. */
function diagnostics(state: EditorState, marks: readonly Mark[], marked: string): Diagnostic[] {
  return marks.map(({ line, sentence, isWarning }) => {
    const at = state.doc.line(Math.min(Math.max(1, lineNow(marked, state.doc.toString(), line)), state.doc.lines));
    const from = at.from + (/^\s*/.exec(at.text)?.[0].length ?? 0);
    return { from: Math.min(from, at.to), to: at.to, severity: isWarning ? 'warning' as const : 'error' as const, message: sentence };
  });
}

const always: Extension = [
  lineNumbers(), foldGutter(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine(), highlightActiveLineGutter(),
  highlightSelectionMatches(), yaml(), indentUnit.of('  '), lintGutter(), look, EditorView.lineWrapping,
];

/** A package's text with line numbers, completion, marks of mistakes and search. Fetched only where it is shown. */
export default function CodeEditor({ value, label, onChange, onSave, isReadOnly = false, marks, marked, jump, vocabulary }: Props) {
  const lang = useLang();
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef<Latest>({ lang });
  const written = useRef(value);
  const parts = useRef({ writing: new Compartment(), words: new Compartment() });
  useEffect(() => {
    latest.current = { lang, ...(onChange ? { onChange } : {}), ...(onSave ? { onSave } : {}), ...(vocabulary ? { vocabulary } : {}) };
  });

  useEffect(() => {
    const { writing, words } = parts.current;
    const editor = new EditorView({
      parent: box.current as HTMLDivElement,
      state: EditorState.create({
        doc: written.current,
        extensions: [
          always, writing.of([]), words.of([]),
          autocompletion({ override: [(context) => complete(context, latest.current)], icons: false }),
          keymap.of([
            { key: 'Mod-s', run: () => { latest.current.onSave?.(); return true; } },
            { key: 'Alt-/', run: startCompletion },
            ...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...lintKeymap, ...foldKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab,
          ]),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            written.current = update.state.doc.toString();
            latest.current.onChange?.(written.current);
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const { writing, words } = parts.current;
    view.current?.dispatch({
      effects: [
        writing.reconfigure([EditorState.readOnly.of(isReadOnly), EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': String(isReadOnly), tabindex: '0', spellcheck: 'false', autocapitalize: 'off' })]),
        words.reconfigure(EditorState.phrases.of(lang === 'zh' ? chinesePhrases : {})),
      ],
    });
  }, [isReadOnly, label, lang]);

  useEffect(() => {
    if (!view.current || value === written.current) return;
    written.current = value;
    view.current.dispatch({ changes: { from: 0, to: view.current.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    if (view.current) view.current.dispatch(setDiagnostics(view.current.state, diagnostics(view.current.state, marks ?? [], marked ?? view.current.state.doc.toString())));
  }, [marks, marked]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !jump) return;
    const at = editor.state.doc.line(Math.min(Math.max(1, jump.line), editor.state.doc.lines));
    editor.dispatch({ selection: { anchor: at.from + (/^\s*/.exec(at.text)?.[0].length ?? 0) }, effects: EditorView.scrollIntoView(at.from, { y: 'center' }) });
    editor.focus();
  }, [jump]);

  return <div className="code" ref={box} />;
}
