import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { t } from '../i18n/i18n';
import { Blank } from '../ui/Blank';

export function Lost() {
  return (
    <Blank title={t('There is nothing at this address')} hint={t('The page may have moved.')}>
      <Button component={Link} to="/" variant="default">
        {t('Go to the inbox')}
      </Button>
    </Blank>
  );
}
