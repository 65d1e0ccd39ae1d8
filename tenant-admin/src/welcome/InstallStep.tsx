import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { Sentence } from '../i18n/Sentence';
import { CopyButton } from '../ui/CopyButton';
import type { StepState } from './progress';
import { Step } from './Step';
import classes from './Welcome.module.css';

export function InstallStep({ state }: { state: StepState }) {
  const { service } = useApp();
  const sites = useQuery({ queryKey: ['sites'], queryFn: ({ signal }) => service.sites(signal) });
  const site = sites.data?.data[0];
  return (
    <Step
      number={1}
      title={t('Put the chat on your shop')}
      intro={
        state === 'done'
          ? t('The first conversation has come in: the chat is on your pages.')
          : t(
              'Add this line before the end of the body on every page. Then open your shop and write a first message yourself.',
            )
      }
      state={state}
    >
      {sites.isPending && <Skeleton height={52} />}
      {site !== undefined && state !== 'done' && (
        <div className={classes['code']}>
          <code>{site.snippet}</code>
          <CopyButton value={site.snippet} />
        </div>
      )}
      {state !== 'done' && (
        <p className={classes['hint']}>
          <Sentence
            text="WordPress? Install the ChatFlow plugin and press “Connect”. Colours and texts are set under {sites}."
            with={{ sites: <Link to="/sites">{t('Sites')}</Link> }}
          />
        </p>
      )}
    </Step>
  );
}
