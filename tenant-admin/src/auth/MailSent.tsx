import { Anchor, Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { explain } from '../api/problem';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { AuthCard } from './AuthCard';
import classes from './Auth.module.css';

interface MailSentProps {
  title: string;
  lead: ReactNode;
  again: () => Promise<void>;
  onBack: () => void;
}

/** Says where to look. Whether there was anybody to write to stands in the mail only. */
export function MailSent({ title, lead, again, onBack }: MailSentProps) {
  const { account } = useApp();
  const options = useQuery({ queryKey: ['sign-in-options'], queryFn: () => account.options() });
  const [state, setState] = useState<'idle' | 'busy' | 'sent'>('idle');
  const [problem, setProblem] = useState<string | null>(null);

  const repeat = async () => {
    setState('busy');
    setProblem(null);
    try {
      await again();
      setState('sent');
    } catch (error) {
      setProblem(explain(error));
      setState('idle');
    }
  };

  return (
    <AuthCard
      title={title}
      lead={lead}
      problem={problem}
      info={state === 'sent' ? t('Sent again. It may take a minute.') : null}
      more={
        <>
          <p>{t('Nothing there? Look into the folder for spam, or check the address.')}</p>
          <Anchor component="button" type="button" ta="start" onClick={onBack}>
            {t('Use another address')}
          </Anchor>
        </>
      }
    >
      <div className={classes['form']}>
        {options.data?.mailbox === true && (
          <Button component={Link} to="/mailbox" size="md" fullWidth leftSection={<IconMail size={16} aria-hidden />}>
            {t('Open the demo’s mailbox')}
          </Button>
        )}
        <Button
          variant="default"
          size="md"
          fullWidth
          loading={state === 'busy'}
          disabled={state === 'sent'}
          onClick={() => void repeat()}
        >
          {t('Send the mail again')}
        </Button>
      </div>
    </AuthCard>
  );
}
