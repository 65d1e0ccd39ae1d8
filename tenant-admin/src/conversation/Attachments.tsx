import { UnstyledButton } from '@mantine/core';
import { IconFile, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type CSSProperties } from 'react';
import { explain } from '../api/problem';
import type { Attachment } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { kilobytes } from '../ui/format';
import { useNotify } from '../ui/notices';
import classes from './Attachments.module.css';

/** Pictures that a browser shows without running anything. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];
/** An address is good for five minutes. */
const FRESH_MS = 240_000;

export function Attachments({ files }: { files: readonly Attachment[] }) {
  return files.map((file) =>
    PICTURES.includes(file.type) ? (
      <Picture key={file.id} file={file} />
    ) : file.type.startsWith('audio/') ? (
      <Voice key={file.id} file={file} />
    ) : (
      <FileLine key={file.id} file={file} />
    ),
  );
}

function useOpen(file: Attachment): () => Promise<void> {
  const { service } = useApp();
  const notify = useNotify();
  return async () => {
    try {
      window.open(await service.fileAddress(file.id), '_blank', 'noopener');
    } catch (error) {
      notify(explain(error), { tone: 'danger' });
    }
  };
}

function Picture({ file }: { file: Attachment }) {
  const { service } = useApp();
  const open = useOpen(file);
  const address = useQuery({
    queryKey: ['file', file.id],
    queryFn: ({ signal }) => service.fileAddress(file.id, signal),
    staleTime: FRESH_MS,
    gcTime: FRESH_MS,
  });
  if (address.isError) return <FileLine file={file} />;
  // The room is kept from the first moment, so that the log does not jump.
  const room: CSSProperties = { aspectRatio: `${file.width ?? 4} / ${file.height ?? 3}` };
  return (
    <UnstyledButton
      className={classes['picture']}
      style={room}
      aria-label={t('Open {name}', { name: file.name })}
      onClick={() => void open()}
    >
      {address.data !== undefined && <img src={address.data} alt="" loading="lazy" />}
    </UnstyledButton>
  );
}

/** Fetched with the press: an address is good for minutes, a conversation stands open for hours. */
function Voice({ file }: { file: Attachment }) {
  const { service } = useApp();
  const notify = useNotify();
  const [address, setAddress] = useState<string | null>(null);
  const [readable, setReadable] = useState(true);
  const play = async () => {
    try {
      setAddress(await service.fileAddress(file.id));
    } catch (error) {
      notify(explain(error), { tone: 'danger' });
    }
  };
  if (!readable) return <FileLine file={file} />;
  return address === null ? (
    <UnstyledButton className={classes['file']} onClick={() => void play()}>
      <IconPlayerPlay size={16} aria-hidden />
      <span className={classes['name']}>{t('Play {name}', { name: file.name })}</span>
    </UnstyledButton>
  ) : (
    <audio
      className={classes['voice']}
      src={address}
      aria-label={file.name}
      controls
      autoPlay
      onError={() => setReadable(false)}
    />
  );
}

function FileLine({ file }: { file: Attachment }) {
  const open = useOpen(file);
  return (
    <UnstyledButton className={classes['file']} onClick={() => void open()}>
      <IconFile size={16} aria-hidden />
      <span className={classes['name']}>{file.name}</span>
      <span className={classes['size']}>{kilobytes(file.size)}</span>
    </UnstyledButton>
  );
}
