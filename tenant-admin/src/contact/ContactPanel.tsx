import { Button, CloseButton, Skeleton } from '@mantine/core';
import { IconCrown, IconMail, IconMapPin, IconPhone, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { Suspense, type ReactNode } from 'react';
import { explain } from '../api/problem';
import type { Commerce, Contact, ConversationDetail } from '../api/types';
import { t } from '../i18n/i18n';
import { useConversationDetail } from '../inbox/queries';
import { usePresence } from '../live/live';
import { date, exact, money, pageLabel, safeUrl, words } from '../ui/format';
import { useNow } from '../ui/now';
import { part } from '../ui/part';
import { Blank } from '../ui/Blank';
import { Person } from '../ui/Person';
import { Carts } from './Carts';
import classes from './ContactPanel.module.css';
import { contactName, isNamed } from './name';
import { Orders } from './Orders';

const Coupons = part(async () => (await import('../orders/Coupons')).Coupons);

export function ContactPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const detail = useConversationDetail(id);
  return (
    <aside className={classes['panel']} aria-label={t('Contact')}>
      <div className={classes['bar']}>
        <h2 className={classes['heading']}>{t('Contact')}</h2>
        <CloseButton aria-label={t('Close the contact')} onClick={onClose} />
      </div>
      <div className={classes['scroll']}>
        {detail.data !== undefined ? (
          <Loaded conversation={detail.data} />
        ) : detail.isPending ? (
          <Loading />
        ) : (
          <Blank title={t('The contact could not be loaded')} hint={explain(detail.error)}>
            <Button variant="default" onClick={() => void detail.refetch()}>
              {t('Try again')}
            </Button>
          </Blank>
        )}
      </div>
    </aside>
  );
}

function Loaded({ conversation }: { conversation: ConversationDetail }) {
  const { contact, commerce } = conversation;
  if (contact === null) return <Blank title={t('This contact was erased')} />;
  const carts = (commerce?.carts ?? []).filter((cart) => !cart.emptied && cart.lines.length > 0);
  // Only a connected shop can be asked to do something.
  const place =
    commerce?.storeConnected === true ? { siteId: conversation.siteId, conversationId: conversation.id } : null;
  return (
    <>
      <Who contact={contact} conversation={conversation} />
      <LivePage contactId={contact.id} />
      {carts.length > 0 && (
        <Section title={carts.length === 1 ? t('Cart') : t('Carts')}>
          <Carts carts={carts} />
        </Section>
      )}
      <Section title={t('Orders')}>
        <Orders orders={commerce?.orders ?? []} verified={contact.verified} place={place} />
      </Section>
      {place !== null && (
        <Section title={t('Coupons')}>
          <Suspense fallback={null}>
            <Coupons contact={contact} currency={currencyOf(commerce)} place={place} />
          </Suspense>
        </Section>
      )}
      <Details contact={contact} />
    </>
  );
}

/** What she has paid in before, or is about to. */
function currencyOf(commerce: Commerce | null): string | null {
  const amount = commerce?.orders[0]?.total ?? commerce?.carts[0]?.total;
  return amount?.currency ?? null;
}

function Who({ contact, conversation }: { contact: Contact; conversation: ConversationDetail }) {
  const now = useNow();
  const name = contactName(conversation);
  const customer = conversation.commerce?.customer ?? null;
  const spent = customer?.totalSpent ?? null;
  return (
    <section className={classes['who']}>
      <Person name={isNamed(conversation) ? name : null} kind="shopper" size={48} />
      <div className={classes['names']}>
        <p className={classes['name']}>
          <bdi>{name}</bdi>
        </p>
        <p className={classes['badges']}>
          {contact.verified ? (
            <span className={classes['verified']} title={t('The shop has proved who this is')}>
              <IconRosetteDiscountCheck size={14} aria-hidden /> {t('Verified')}
            </span>
          ) : (
            <span title={t('Nobody has proved who this is')}>{t('Not verified')}</span>
          )}
          {(contact.vip || customer?.vip === true) && (
            <span className={classes['vip']}>
              <IconCrown size={14} aria-hidden /> VIP
            </span>
          )}
        </p>
      </div>
      {contact.email && (
        <p className={classes['fact']}>
          <IconMail size={16} aria-hidden /> <a href={`mailto:${encodeURI(contact.email)}`}>{contact.email}</a>
        </p>
      )}
      {contact.phone && (
        <p className={classes['fact']}>
          <IconPhone size={16} aria-hidden /> <a href={`tel:${encodeURI(contact.phone)}`}>{contact.phone}</a>
        </p>
      )}
      {customer !== null && (customer.ordersCount ?? 0) > 0 && (
        <p className={classes['sum']}>
          {[
            t('{count} orders', { count: customer.ordersCount ?? 0 }),
            spent === null ? null : t('{amount} in total', { amount: money(spent) }),
            customer.createdAt == null ? null : t('customer since {date}', { date: date(customer.createdAt, now) }),
          ]
            .filter((part) => part !== null)
            .join(t(', '))}
        </p>
      )}
    </section>
  );
}

function LivePage({ contactId }: { contactId: string }) {
  const presence = usePresence(contactId);
  if (presence === undefined || presence.status === 'offline') return null;
  const { page } = presence;
  const href = safeUrl(page?.url);
  return (
    <Section title={presence.status === 'online' ? t('On the site now') : t('On the site, away')}>
      {page !== undefined && (
        <p className={classes['fact']}>
          <IconMapPin size={16} aria-hidden />
          <span className={classes['page']}>
            {page.title && <span>{page.title}</span>}
            {href === null ? (
              <span>{page.url}</span>
            ) : (
              <a href={href} target="_blank" rel="noopener noreferrer" title={page.url}>
                {pageLabel(page.url)}
              </a>
            )}
          </span>
        </p>
      )}
    </Section>
  );
}

function Details({ contact }: { contact: Contact }) {
  const now = useNow();
  const custom = Object.entries(contact.custom).filter(([, value]) => value !== null && value !== '');
  return (
    <Section title={t('Details')}>
      <dl className={classes['details']}>
        <dt>{t('First seen')}</dt>
        <dd title={exact(contact.createdAt)}>{date(contact.createdAt, now)}</dd>
        {contact.externalId != null && (
          <>
            <dt>{t('Customer id')}</dt>
            <dd>{contact.externalId}</dd>
          </>
        )}
        {custom.map(([key, value]) => (
          <div key={key} className={classes['pair']}>
            <dt>{words(key)}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes['section']}>
      <h3 className={classes['title']}>{title}</h3>
      {children}
    </section>
  );
}

function Loading() {
  return (
    <div aria-busy="true" aria-label={t('Loading')} className={classes['loading']}>
      <Skeleton circle height={48} />
      <Skeleton height={16} width="60%" />
      <Skeleton height={12} width="80%" />
      <Skeleton height={96} mt={16} />
    </div>
  );
}
