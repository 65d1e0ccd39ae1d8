import { Button, ColorInput, SegmentedControl, Switch, TagsInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { explain } from '../api/problem';
import type { Site } from '../api/types';
import { useApp } from '../app';
import { useNotify } from '../ui/notices';
import { draftOf, originOf, problemsOf, settingsOf, type SettingsDraft } from './settings';
import classes from './Sites.module.css';

export function SettingsForm({ site, mayChange }: { site: Site; mayChange: boolean }) {
  const { service } = useApp();
  const queries = useQueryClient();
  const notify = useNotify();
  const [draft, setDraft] = useState(() => draftOf(site));
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [originProblem, setOriginProblem] = useState<string | null>(null);

  const problems = checked ? problemsOf(draft) : {};
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(site));
  const set = <K extends keyof SettingsDraft>(field: K, value: SettingsDraft[K]) =>
    setDraft((before) => ({ ...before, [field]: value }));

  const setOrigins = (entered: string[]) => {
    const origins = entered.map((text) => originOf(text));
    const wrong = entered.find((_, index) => origins[index] === null);
    setOriginProblem(wrong === undefined ? null : `“${wrong}” is not a web address.`);
    set('allowedOrigins', [...new Set(origins.filter((origin) => origin !== null))]);
  };

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(problemsOf(draft)).length > 0) return;
    setSaving(true);
    try {
      await service.saveSite(site.id, settingsOf(draft, site));
      await queries.invalidateQueries({ queryKey: ['sites'] });
      notify('Saved. The shop shows it within five minutes.');
    } catch (error) {
      notify(explain(error), { tone: 'danger' });
    } finally {
      setSaving(false);
    }
  };

  return (
    <form className={classes['card']} onSubmit={(event) => void save(event)} aria-labelledby="settings" noValidate>
      <h2 id="settings" className={classes['title']}>
        Look and rules
      </h2>
      <p className={classes['intro']}>How the chat looks on the shop’s pages, and where it may be used.</p>
      <fieldset disabled={!mayChange || saving} style={{ all: 'unset', display: 'contents' }}>
        <div className={classes['form']}>
          <div className={classes['pair']}>
            <TextInput
              label="Name"
              maxLength={120}
              value={draft.name}
              error={problems.name}
              onChange={(event) => set('name', event.currentTarget.value)}
            />
            <TextInput
              label="Language"
              maxLength={35}
              value={draft.locale}
              error={problems.locale}
              onChange={(event) => set('locale', event.currentTarget.value)}
            />
          </div>
          <TagsInput
            label="Allowed origins"
            description="Pages elsewhere can’t use the chat. Empty: every page may."
            placeholder={draft.allowedOrigins.length === 0 ? 'https://shop.example.com' : ''}
            value={draft.allowedOrigins}
            error={originProblem}
            onChange={setOrigins}
            acceptValueOnBlur
          />
          <div className={classes['pair']}>
            <ColorInput
              label="Accent"
              format="hex"
              withEyeDropper={false}
              value={draft.accent}
              error={problems.accent}
              onChange={(accent) => set('accent', accent)}
            />
            <TextInput
              label="Text on the launcher"
              placeholder="None, only the icon"
              maxLength={40}
              value={draft.launcherText}
              onChange={(event) => set('launcherText', event.currentTarget.value)}
            />
          </div>
          <div className={classes['pair']}>
            <Choice
              legend="Appearance"
              value={draft.mode}
              options={{ auto: 'Automatic', light: 'Light', dark: 'Dark' }}
              onChange={(mode) => set('mode', mode)}
            />
            <Choice
              legend="Position"
              value={draft.position}
              options={{ left: 'Left', right: 'Right' }}
              onChange={(position) => set('position', position)}
            />
          </div>
          <Switch
            label="Show agents what a shopper is typing"
            checked={draft.draftPreview}
            onChange={(event) => set('draftPreview', event.currentTarget.checked)}
          />
          <Switch
            label="Show agents which page a shopper is on, before the first message too"
            description="Only once the shopper has agreed."
            checked={draft.liveView}
            onChange={(event) => set('liveView', event.currentTarget.checked)}
          />
          <div className={classes['foot']}>
            <Button type="submit" loading={saving} disabled={!mayChange || !changed}>
              Save
            </Button>
            {changed && mayChange && (
              <Button variant="subtle" color="gray" onClick={() => setDraft(draftOf(site))}>
                Discard changes
              </Button>
            )}
            {!mayChange && <span className={classes['secretFacts']}>Owners and admins can change this.</span>}
          </div>
        </div>
      </fieldset>
    </form>
  );
}

interface ChoiceProps<T extends string> {
  legend: string;
  value: T;
  options: Record<T, string>;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ legend, value, options, onChange }: ChoiceProps<T>) {
  const data = Object.entries<string>(options).map(([key, label]) => ({ value: key as T, label }));
  return (
    <div role="group" aria-label={legend}>
      <div className={classes['legend']}>{legend}</div>
      <SegmentedControl<T> fullWidth data={data} value={value} onChange={onChange} />
    </div>
  );
}
