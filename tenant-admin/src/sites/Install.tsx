import { SegmentedControl } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Sighting, Site } from '../api/types';
import { useApp } from '../app';
import { phrase, t } from '../i18n/i18n';
import { CopyButton } from '../ui/CopyButton';
import { exact, since } from '../ui/format';
import { useNow } from '../ui/now';
import { Card } from '../ui/Page';
import classes from './Sites.module.css';

const ASK_AGAIN_MS = 10_000;

interface Guide {
  id: string;
  label: string;
  steps: readonly string[];
  /** What is good to know, and nothing to do. */
  note?: string;
  code: (site: Site) => string;
}

const GUIDES: readonly Guide[] = [
  {
    id: 'html',
    label: 'HTML',
    steps: [phrase('Put this line before </head> or </body>, once, on every page.')],
    note: phrase('Until a shopper opens the chat, only this small file is loaded and nothing is stored.'),
    code: ({ snippet }) => snippet,
  },
  {
    id: 'wordpress',
    label: 'WordPress',
    steps: [
      phrase(
        'Install the ChatFlow plugin, open it in your WordPress and press Connect: it does everything, carts and orders too.',
      ),
      phrase('Without the plugin: add this to your theme’s functions.php, or to a snippets plugin.'),
    ],
    code: ({ snippet }) => `add_action( 'wp_footer', function () {\n  echo '${snippet.replaceAll("'", "\\'")}';\n} );`,
  },
  {
    id: 'shopify',
    label: 'Shopify',
    steps: [
      phrase('Open Online Store, Themes, Edit code, and there layout/theme.liquid.'),
      phrase('Put this before the closing body tag. Who is signed in, and the cart, come with the app.'),
    ],
    code: ({ snippet }) => snippet,
  },
  {
    id: 'react',
    label: 'React',
    steps: [phrase('Draw this once, at the root of the application.')],
    note: phrase('It loads the chat once, also when the page changes without a reload.'),
    code: (site) =>
      `import { useEffect } from 'react';\n\nexport function ChatFlow() {\n  useEffect(() => {\n    const script = document.createElement('script');\n    script.async = true;\n    script.src = '${addressOf(site)}';\n    document.body.append(script);\n  }, []);\n  return null;\n}`,
  },
];

function addressOf({ snippet }: Site): string {
  return /src="([^"]+)"/.exec(snippet)?.[1] ?? '';
}

export function Install({ site }: { site: Site }) {
  const [chosen, setChosen] = useState('html');
  const guide = GUIDES.find(({ id }) => id === chosen) ?? GUIDES[0];
  if (guide === undefined) return null;
  const code = guide.code(site);
  return (
    <>
      <Card id="install" title={t('Install')}>
        <SegmentedControl
          className={classes['guides'] ?? ''}
          aria-label={t('Where the shop runs')}
          data={GUIDES.map(({ id, label }) => ({ value: id, label }))}
          value={chosen}
          onChange={setChosen}
        />
        <Steps steps={guide.steps} />
        <div className={classes['code']}>
          <code>{code}</code>
          <CopyButton value={code} label={t('Copy')} />
        </div>
        {guide.note && <p className={classes['guideNote']}>{t(guide.note)}</p>}
      </Card>
      <Seen site={site} />
    </>
  );
}

/** Numbers are for what has an order. */
function Steps({ steps }: { steps: readonly string[] }) {
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) return <p className={classes['step']}>{t(only)}</p>;
  return (
    <ol className={classes['steps']}>
      {steps.map((step) => (
        <li key={step}>{t(step)}</li>
      ))}
    </ol>
  );
}

/** Whether it worked: where the chat was loaded lately. Looks again by itself while the page is open. */
function Seen({ site }: { site: Site }) {
  const { service } = useApp();
  const now = useNow();
  const sightings = useQuery({
    queryKey: ['sightings', site.id],
    queryFn: ({ signal }) => service.sightings(site.id, signal),
    refetchInterval: ASK_AGAIN_MS,
  });
  const list = sightings.data?.data ?? [];
  const latest = list.find(({ allowed }) => allowed) ?? list[0];
  return (
    <Card
      id="seen"
      title={t('Do we see it?')}
      intro={t('Open a page of the shop in another tab; this looks again by itself.')}
    >
      {/* What it says is read aloud when it changes: how long ago stands below, which would say it every minute. */}
      <p className={classes['seen']} role="status" data-verdict data-allowed={latest?.allowed}>
        {latest === undefined ? (
          <IconCircleDashed size={18} aria-hidden />
        ) : latest.allowed ? (
          <IconCircleCheck size={18} aria-hidden />
        ) : (
          <IconAlertTriangle size={18} aria-hidden />
        )}
        <span>{verdict(latest, sightings.isError)}</span>
      </p>
      {list.length > 0 && (
        <ul className={classes['sightings']}>
          {list.map(({ origin, lastSeenAt, allowed }) => (
            <li key={origin} className={classes['seen']} data-allowed={allowed}>
              {!allowed && <IconAlertTriangle size={18} aria-hidden />}
              <span className={classes['origin']}>
                <bdi>{origin}</bdi>
                {!allowed && (
                  <span className={classes['secretFacts']}>
                    {t('This address is not on the site’s list, so the chat stays shut there.')}{' '}
                    <Link to="/sites/$siteId/$tab" params={{ siteId: site.id, tab: 'origins' }}>
                      {t('Addresses')}
                    </Link>
                  </span>
                )}
              </span>
              <time dateTime={lastSeenAt} title={exact(lastSeenAt)}>
                {t('Last seen {when}', { when: since(lastSeenAt, now) })}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function verdict(latest: Sighting | undefined, failed: boolean): string {
  if (latest === undefined) return failed ? t('It can’t be looked up right now.') : t('Not seen on any page yet.');
  const { origin, allowed } = latest;
  return allowed
    ? t('Yes: the chat was seen on {address}.', { address: origin })
    : t('Only on {address}, where it may not be used.', { address: origin });
}
