import { Button } from '@mantine/core';
import { IconTicket } from '@tabler/icons-react';
import { useState } from 'react';
import type { Contact } from '../api/types';
import { t } from '../i18n/i18n';
import { CouponDialog } from './CouponDialog';
import { OperationList } from './OperationList';
import classes from './Orders.module.css';
import { useOperationNews, useOperations } from './queries';
import type { Place } from './rules';

interface CouponsProps {
  contact: Contact;
  /** What she pays in; `null` where the shop has not told yet. */
  currency: string | null;
  place: Place;
}

export function Coupons({ contact, currency, place }: CouponsProps) {
  const [open, setOpen] = useState(false);
  const operations = useOperations({ contact: contact.id });
  useOperationNews(place.conversationId);
  return (
    <div className={classes['actions']}>
      <OperationList operations={operations.data?.data ?? []} />
      <div className={classes['buttons']}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconTicket size={14} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t('Give a coupon …')}
        </Button>
      </div>
      {open && <CouponDialog contact={contact} currency={currency} place={place} onClose={() => setOpen(false)} />}
    </div>
  );
}
