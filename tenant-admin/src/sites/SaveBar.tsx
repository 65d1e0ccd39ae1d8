import { Button } from '@mantine/core';
import { t } from '../i18n/i18n';
import page from '../ui/Page.module.css';
import classes from './Sites.module.css';

interface SaveBarProps {
  changed: boolean;
  saving: boolean;
  mayChange: boolean;
  /** Who may, for those who may not. */
  who?: string;
  onDiscard: () => void;
}

export function SaveBar({ changed, saving, mayChange, who, onDiscard }: SaveBarProps) {
  return (
    <div className={page['foot']}>
      <Button type="submit" loading={saving} disabled={!mayChange || !changed}>
        {t('Save')}
      </Button>
      {changed && mayChange && (
        <Button variant="subtle" color="gray" onClick={onDiscard}>
          {t('Discard changes')}
        </Button>
      )}
      {!mayChange && <span className={classes['secretFacts']}>{who ?? t('Owners and admins can change this.')}</span>}
    </div>
  );
}
