import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { codeFault } from './list.ts';
import { useOpenProposals, usePackages } from './queries.ts';
import { useScenarioTexts } from './texts.ts';

/** What a package that is not there yet is called. Its code is judged while it is being typed: what may stand in it, and that nobody has it, in force or in a draft. */
export function NameFields({ children }: { children?: ReactNode }) {
  const t = useScenarioTexts();
  const [all, open] = [usePackages(), useOpenProposals()];
  const taken = [...(all.data?.items ?? []).map((p) => p.code), ...(open.data?.items ?? []).map((p) => p.package)];
  const needed = { required: true, whitespace: true, message: t('required') };
  const judge = (_: unknown, code: string): Promise<void> => {
    const fault = code === '' ? null : codeFault(code, taken);
    return fault ? Promise.reject(new Error(t(`new.code.${fault}`))) : Promise.resolve();
  };
  return (
    <>
      <Form.Item name="code" label={t('new.code')} extra={t('new.code.hint')} rules={[needed, { validator: judge }]}>
        <Input autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={64} />
      </Form.Item>
      {children}
      <Form.Item name="nameZh" label={t('new.nameZh')} rules={[needed]}><Input autoComplete="off" maxLength={60} /></Form.Item>
      <Form.Item name="nameEn" label={t('new.nameEn')}><Input autoComplete="off" lang="en" maxLength={80} /></Form.Item>
    </>
  );
}
