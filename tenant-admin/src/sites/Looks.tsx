import { ColorInput, NumberInput, Select, Slider, Switch, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Site } from '../api/types';
import { t } from '../i18n/i18n';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import { Choice } from './Choice';
import { Preview } from './Preview';
import { useSaveSite } from './queries';
import { SaveBar } from './SaveBar';
import { lookOf, lookProblems, themeOf, type LookDraft } from './settings';
import classes from './Sites.module.css';

const LARGEST_RADIUS = 24;
const LONGEST_DELAY_SECONDS = 3_600;

/** What each of the presets sets; everything stays changeable. */
const PRESETS: Record<LookDraft['preset'], Partial<LookDraft>> = {
  shop: { preset: 'shop', radius: 12 },
  minimal: { preset: 'minimal', radius: 4 },
  black: { preset: 'black', radius: 12, mode: 'dark' },
};

export function Looks({ site, mayChange }: { site: Site; mayChange: boolean }) {
  const saveSite = useSaveSite(site);
  const [look, setLook] = useState(() => lookOf(site));
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const problems = lookProblems(look);
  const shown = checked ? problems : {};
  const changed = JSON.stringify(look) !== JSON.stringify(lookOf(site));
  const set = (patch: Partial<LookDraft>) => setLook((before) => ({ ...before, ...patch }));
  const off = !mayChange || saving;

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(problems).length > 0) return;
    setSaving(true);
    await saveSite({ name: look.name.trim(), theme: themeOf(look) });
    setSaving(false);
  };

  return (
    <>
      <Card id="preview" title={t('Preview')} intro={t('The chat itself, with this look, on a neutral page.')}>
        <Preview siteKey={site.siteKey} theme={themeOf(look)} ready={Object.keys(problems).length === 0} />
      </Card>
      <Card
        id="looks"
        title={t('Looks')}
        intro={t('An accent that could not be read is corrected by the chat itself.')}
      >
        <form className={page['form']} onSubmit={(event) => void save(event)} noValidate>
          <Choice
            legend={t('Preset')}
            value={look.preset}
            options={{ shop: t('Shop'), minimal: t('Minimal'), black: t('Black') }}
            disabled={off}
            onChange={(preset) => set(PRESETS[preset])}
          />
          <div className={classes['pair']}>
            <TextInput
              label={t('Name')}
              maxLength={120}
              disabled={off}
              value={look.name}
              error={shown.name && t(shown.name)}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <ColorInput
              label={t('Accent')}
              format="hex"
              withEyeDropper={false}
              disabled={off}
              value={look.accent}
              error={shown.accent && t(shown.accent)}
              onChange={(accent) => set({ accent })}
            />
          </div>
          <div className={classes['pair']}>
            <Choice
              legend={t('Appearance')}
              value={look.mode}
              options={{ auto: t('Automatic'), light: t('Light'), dark: t('Dark') }}
              disabled={off}
              onChange={(mode) => set({ mode })}
            />
            <Choice
              legend={t('Size')}
              value={look.size}
              options={{ compact: t('Compact'), regular: t('Regular'), large: t('Large') }}
              disabled={off}
              onChange={(size) => set({ size })}
            />
          </div>
          <div className={classes['pair']}>
            <Choice
              legend={t('Position')}
              value={look.position}
              options={{ left: t('Left'), right: t('Right') }}
              sides
              disabled={off}
              onChange={(position) => set({ position })}
            />
            <div>
              <div className={classes['legend']}>{t('Corners: {radius} px', { radius: look.radius })}</div>
              <Slider
                className={classes['slider'] ?? ''}
                min={0}
                max={LARGEST_RADIUS}
                label={null}
                disabled={off}
                thumbLabel={t('Corners: {radius} px', { radius: look.radius })}
                value={look.radius}
                onChange={(radius) => set({ radius })}
              />
            </div>
          </div>
          <Launcher look={look} off={off} set={set} />
          <TextInput
            label={t('Logo')}
            description={t('The address of a square picture; without one the site’s initials stand there.')}
            placeholder="https://shop.example.com/logo.png"
            maxLength={2_048}
            disabled={off}
            value={look.logoUrl}
            error={shown.logoUrl && t(shown.logoUrl)}
            onChange={(event) => set({ logoUrl: event.currentTarget.value })}
          />
          <Switch
            label={t('Say that ChatFlow powers it')}
            disabled={off}
            checked={look.poweredBy}
            onChange={(event) => set({ poweredBy: event.currentTarget.checked })}
          />
          <SaveBar changed={changed} saving={saving} mayChange={mayChange} onDiscard={() => setLook(lookOf(site))} />
        </form>
      </Card>
    </>
  );
}

interface LauncherProps {
  look: LookDraft;
  off: boolean;
  set: (patch: Partial<LookDraft>) => void;
}

function Launcher({ look, off, set }: LauncherProps) {
  const icons: Record<LookDraft['icon'], string> = {
    chat: t('Speech bubble'),
    question: t('Question mark'),
    headset: t('Headset'),
    heart: t('Heart'),
    spark: t('Spark'),
  };
  return (
    <>
      <div className={classes['pair']}>
        <Select
          label={t('Icon of the launcher')}
          allowDeselect={false}
          disabled={off}
          data={Object.entries(icons).map(([value, label]) => ({ value, label }))}
          value={look.icon}
          onChange={(icon) => set({ icon: (icon ?? 'chat') as LookDraft['icon'] })}
        />
        <TextInput
          label={t('Text on the launcher')}
          placeholder={t('None, only the icon')}
          maxLength={40}
          disabled={off}
          value={look.launcherText}
          onChange={(event) => set({ launcherText: event.currentTarget.value })}
        />
      </div>
      <div className={classes['pair']}>
        <TextInput
          label={t('Invitation beside the launcher')}
          placeholder={t('None')}
          maxLength={160}
          disabled={off}
          value={look.bubbleText}
          onChange={(event) => set({ bubbleText: event.currentTarget.value })}
        />
        <NumberInput
          label={t('Seconds before the invitation')}
          min={0}
          max={LONGEST_DELAY_SECONDS}
          allowDecimal={false}
          disabled={off || look.bubbleText.trim() === ''}
          value={look.bubbleDelay}
          onChange={(value) => set({ bubbleDelay: typeof value === 'number' ? value : 0 })}
        />
      </div>
    </>
  );
}
