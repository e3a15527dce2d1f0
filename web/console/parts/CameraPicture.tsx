import { Image } from 'antd';
import { useState } from 'react';
import { usePartTexts } from './texts.ts';

/** A camera's picture; where none comes, says so instead of a torn image. */
export function CameraPicture({ url, name }: { url: string; name: string }) {
  const t = usePartTexts();
  const [gone, setGone] = useState(false);
  if (gone) return <div className="camera-gone">{t('camera.gone')}</div>;
  return <Image src={url} alt={name} width="100%" height={72} style={{ objectFit: 'cover' }} onError={() => setGone(true)} />;
}
