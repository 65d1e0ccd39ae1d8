import { Button, Select, Switch, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { explain } from '../api/problem';
import { useApp } from '../app';
import { desktop, turnOff, turnOn, type Desktop } from '../attention/desktop';
import type { About } from '../attention/reasons';
import { play } from '../attention/sound';
import { useTakeOnReply } from '../conversation/taking';
import { keep, known, languages, LANGUAGES, phrase, preferred, speak, t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { useNotify } from '../ui/notices';
import { Card, Page } from '../ui/Page';
import page from '../ui/Page.module.css';
import { Person } from '../ui/Person';
import { roleLabel } from '../people/roles';
import classes from './Profile.module.css';
import { Picture } from './Picture';
import { PushCard } from './PushCard';

const BROWSERS = 'browser';

const ABOUTS: readonly { about: About; label: string }[] = [
  { about: 'mine', label: phrase('My conversations, and those that nobody has') },
  { about: 'all', label: phrase('All open conversations') },
  { about: 'nothing', label: phrase('Nothing') },
];

const DESKTOP_HINTS: Record<Desktop, string> = {
  unsupported: phrase('This browser has none.'),
  denied: phrase('This browser has been told to block them. Allow them in its settings for this page.'),
  off: phrase('In this browser, while the panel is in the background.'),
  on: phrase('In this browser, while the panel is in the background.'),
};

export function ProfilePage() {
  const { me } = useStaff();
  const { service, session } = useApp();
  const notify = useNotify();
  const saved = {
    name: me.name,
    language: known(me.language) ?? BROWSERS,
    about: me.notifications?.about ?? 'mine',
    sound: me.notifications?.sound ?? false,
  };
  const [draft, setDraft] = useState(saved);
  const [busy, setBusy] = useState(false);
  const changed = JSON.stringify(draft) !== JSON.stringify(saved);
  const nameless = draft.name.trim() === '';
  const set = (patch: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...patch }));

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (nameless) return;
    setBusy(true);
    const language = known(draft.language);
    try {
      const next = await service.profile.save({
        name: draft.name.trim(),
        language,
        notifications: { about: draft.about, sound: draft.sound },
      });
      session.updateMe(next);
      notify(t('Saved'));
      keep(language);
      await speak(language ?? preferred());
    } catch (error) {
      notify(explain(error), { tone: 'danger' });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Page title={t('Profile')} narrow>
      <form className={page['form']} onSubmit={(event) => void save(event)} noValidate>
        <Card id="person" title={t('You')}>
          <div className={page['form']}>
            <div className={classes['who']}>
              <Person name={draft.name} picture={me.avatarUrl} size={56} />
              <div>
                <p className={classes['email']}>{me.email}</p>
                <p className={classes['role']}>
                  {t(roleLabel(me.role))} · {me.tenant?.name}
                </p>
              </div>
            </div>
            <Picture me={me} />
            <TextInput
              label={t('Name')}
              description={t('Shoppers and colleagues see it.')}
              maxLength={120}
              value={draft.name}
              error={nameless && t('A person needs a name.')}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            {languages().length > 1 && (
              <Select
                label={t('Language of the panel')}
                allowDeselect={false}
                data={[
                  { value: BROWSERS, label: t('Like the browser') },
                  ...languages().map((value) => ({ value, label: LANGUAGES[value] })),
                ]}
                value={draft.language}
                onChange={(language) => set({ language: language ?? BROWSERS })}
              />
            )}
          </div>
        </Card>
        <Card id="notifications" title={t('Notifications')} intro={t('The tab’s title always tells how many wait.')}>
          <div className={page['form']}>
            <Select
              label={t('Tell me about')}
              allowDeselect={false}
              data={ABOUTS.map(({ about, label }) => ({ value: about, label: t(label) }))}
              value={draft.about}
              onChange={(about) => set({ about: about ?? 'mine' })}
            />
            <div className={classes['row']}>
              <Switch
                label={t('Play a sound')}
                checked={draft.sound}
                onChange={(event) => set({ sound: event.currentTarget.checked })}
              />
              <Button variant="subtle" size="compact-sm" onClick={play}>
                {t('Try it')}
              </Button>
            </div>
            <DesktopSwitch />
          </div>
        </Card>
        <div className={page['foot']}>
          <Button type="submit" loading={busy} disabled={!changed || nameless}>
            {t('Save')}
          </Button>
          {changed && (
            <Button variant="subtle" color="gray" onClick={() => setDraft(saved)}>
              {t('Discard changes')}
            </Button>
          )}
        </div>
      </form>
      <ReplyCard />
      <PushCard />
    </Page>
  );
}

/** Kept by the browser, at once. */
function ReplyCard() {
  const [takes, setTakes] = useTakeOnReply();
  return (
    <Card id="replying" title={t('Replying')} intro={t('In this browser.')}>
      <Switch
        label={t('Take a conversation when I reply to it')}
        description={t('Only where nobody has it; a private note takes nothing.')}
        checked={takes}
        onChange={(event) => setTakes(event.currentTarget.checked)}
      />
    </Card>
  );
}

/** Kept by the browser, at once. */
function DesktopSwitch() {
  const [state, setState] = useState(desktop);
  return (
    <Switch
      label={t('Show notifications on the desktop')}
      description={t(DESKTOP_HINTS[state])}
      checked={state === 'on'}
      disabled={state === 'unsupported' || state === 'denied'}
      onChange={(event) => {
        if (event.currentTarget.checked) void turnOn().then(setState);
        else setState(turnOff());
      }}
    />
  );
}
