import { t } from '../i18n/i18n';
import { SaveBar } from '../sites/SaveBar';
import type { TabProps } from './tab';

export function Foot({ changed, saving, mayChange, discard }: TabProps) {
  return (
    <SaveBar
      changed={changed}
      saving={saving}
      mayChange={mayChange}
      who={t('Supervisors and above can change this.')}
      onDiscard={discard}
    />
  );
}
