import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  title: string;
  /** Small words above the title, such as which step this is. */
  over?: string;
  lead?: string;
  children: ReactNode;
}

/** One question on a page. Its title takes the focus, so that whoever listens hears where they are. */
export function Question({ title, over, lead, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title]);
  return (
    <div className="question">
      {over && <p className="over">{over}</p>}
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </div>
  );
}

interface FieldProps {
  id: string;
  label: string;
  example?: string;
  error?: string | null;
  children: (attributes: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** A field with its label, an example of what is right, and what is wrong. */
export function Field({ id, label, example, error, children }: FieldProps) {
  const about = [example && `${id}-example`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {example && <p className="example" id={`${id}-example`}>{example}</p>}
      {error && <p className="error" id={`${id}-error`} role="alert">{error}</p>}
      {children({ id, ...(about ? { 'aria-describedby': about } : {}), ...(error ? { 'aria-invalid': true } : {}) })}
    </div>
  );
}
