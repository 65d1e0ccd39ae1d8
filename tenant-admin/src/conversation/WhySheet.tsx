import { Button, Drawer, Loader } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { explain } from '../api/problem';
import type { Verdict } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useFocusReturned } from '../ui/focus';
import { Correction } from './Correction';
import { Evidence } from './Evidence';
import classes from './Why.module.css';

interface WhySheetProps {
  conversationId: string;
  seq: number;
  onClose: () => void;
}

/** What the assistant understood, what it found and how sure it was; and whether staff think that it was right. */
export function WhySheet({ conversationId, seq, onClose }: WhySheetProps) {
  useFocusReturned();
  const { service } = useApp();
  const queries = useQueryClient();
  const key = ['trace', conversationId, seq];
  const trace = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => service.trace(conversationId, seq, signal),
    retry: false,
  });
  const judge = useMutation({
    mutationFn: (verdict: Verdict) => service.judge(conversationId, seq, verdict),
    onSuccess: (judged) => {
      queries.setQueryData(key, judged);
      void queries.invalidateQueries({ queryKey: ['assistant', 'suite'] });
    },
  });
  const choose = (isRight: boolean) => judge.mutate({ isRight });
  return (
    <Drawer opened onClose={onClose} position="right" title={t('Why this answer?')}>
      {trace.isPending && <Loader size="sm" aria-label={t('Loading')} />}
      {trace.isError && <p role="alert">{explain(trace.error)}</p>}
      {trace.data !== undefined && (
        <>
          <Evidence trace={trace.data} />
          <section className={classes['part']} aria-label={t('Your verdict')}>
            <h3 className={classes['title']}>{t('Was it right?')}</h3>
            <div className={classes['verdict']}>
              <Choice isRight chosen={trace.data.isRight} busy={judge.isPending} choose={choose} />
              <Choice isRight={false} chosen={trace.data.isRight} busy={judge.isPending} choose={choose} />
            </div>
            {trace.data.isRight === false && (
              <Correction
                correction={trace.data.correction ?? null}
                busy={judge.isPending}
                onChoose={(correction) => judge.mutate({ isRight: false, ...correction })}
              />
            )}
            {judge.isError && <p role="alert">{explain(judge.error)}</p>}
          </section>
        </>
      )}
    </Drawer>
  );
}

interface ChoiceProps {
  isRight: boolean;
  chosen: boolean | null | undefined;
  busy: boolean;
  choose: (isRight: boolean) => void;
}

function Choice({ isRight, chosen, busy, choose }: ChoiceProps) {
  return (
    <Button
      size="xs"
      variant={chosen === isRight ? 'filled' : 'default'}
      aria-pressed={chosen === isRight}
      disabled={busy}
      leftSection={isRight ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
      onClick={() => choose(isRight)}
    >
      {isRight ? t('It was right') : t('It was wrong')}
    </Button>
  );
}
