import { Image } from 'antd';
import { useState } from 'react';
import { usePartTexts } from './texts.ts';

/** A camera's picture; where none comes, says so instead of a torn image. */
export function CameraPicture({ url, name, height = 72 }: { url: string; name: string; height?: number }) {
  const t = usePartTexts();
  const [gone, setGone] = useState(false);
  if (gone) return <div className="camera-gone" style={{ height }}>{t('camera.gone')}</div>;
  return <Image src={url} alt={name} width="100%" height={height} style={{ objectFit: height > 200 ? 'contain' : 'cover' }} onError={() => setGone(true)} />;
}
