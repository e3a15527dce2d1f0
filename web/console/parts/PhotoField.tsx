import { CameraOutlined, DeleteOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { newKey } from '@shared/api/client.ts';
import { explain } from '@shared/i18n/problems.ts';
import { uploadPhoto } from '@shared/photo/photo.ts';
import { usePartTexts } from './texts.ts';

export interface TakenPhoto { id: string; preview: string }

interface Props {
  label: string;
  value: TakenPhoto | null;
  onChange: (photo: TakenPhoto | null) => void;
  /** Told while a photo is on its way; a form that goes off meanwhile would leave it behind. */
  onStoring: (storing: boolean) => void;
}

/** One photo: chosen, made smaller, stored, shown. */
export function PhotoField({ label, value, onChange, onStoring }: Props) {
  const t = usePartTexts();
  const input = useRef<HTMLInputElement>(null);
  const store = useMutation({
    mutationFn: async (file: File): Promise<TakenPhoto> => ({ id: (await uploadPhoto(file, newKey())).id, preview: URL.createObjectURL(file) }),
    onMutate: () => onStoring(true),
    onSuccess: onChange,
    onSettled: () => onStoring(false),
  });
  return (
    <div className="photo-field">
      <input
        ref={input} type="file" accept="image/jpeg,image/png,image/webp" hidden aria-label={label}
        onChange={(e) => { const file = e.target.files?.[0]; if (file) store.mutate(file); e.target.value = ''; }}
      />
      {value ? (
        <>
          <img src={value.preview} alt={label} />
          <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={`${t('photo.remove')} ${label}`} onClick={() => onChange(null)} />
        </>
      ) : <Button icon={<CameraOutlined />} loading={store.isPending} onClick={() => input.current?.click()}>{label}</Button>}
      {store.isError && <p className="problem" role="alert">{explain(store.error)}</p>}
    </div>
  );
}
