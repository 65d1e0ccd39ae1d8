import { Button, Modal, Skeleton, Table } from '@mantine/core';
import { IconBuildingStore, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/problem';
import type { Page, TenantSummary } from '../api/types';
import { useApp, useSession } from '../app';
import { locale, t } from '../i18n/i18n';
import { Lost } from '../shell/Lost';
import { Blank } from '../ui/Blank';
import { date } from '../ui/format';
import { useNow } from '../ui/now';
import { NewTenantForm } from './NewTenantForm';
import classes from './Operator.module.css';

export function OperatorPage() {
  const state = useSession();
  return state.kind === 'signedIn' && state.me.role === 'operator' ? <Tenants /> : <Lost />;
}

function Tenants() {
  const { service } = useApp();
  const [creating, setCreating] = useState(false);
  const tenants = useInfiniteQuery({
    queryKey: ['tenants'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => service.tenants(pageParam, signal),
    getNextPageParam: (page: Page<TenantSummary>) => page.nextCursor,
  });
  const list = tenants.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className={classes['scroll']}>
      <div className={classes['page']}>
        <header className={classes['header']}>
          <h1 className={classes['heading']}>{t('Tenants')}</h1>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
            {t('New tenant')}
          </Button>
        </header>
        {tenants.isPending ? (
          <Skeleton height={240} aria-label={t('Loading')} />
        ) : tenants.isError && list.length === 0 ? (
          <Blank title={t('The tenants could not be loaded')} hint={explain(tenants.error)}>
            <Button variant="default" loading={tenants.isFetching} onClick={() => void tenants.refetch()}>
              {t('Try again')}
            </Button>
          </Blank>
        ) : list.length === 0 ? (
          <Blank
            icon={<IconBuildingStore size={20} aria-hidden />}
            title={t('No tenants yet')}
            hint={t('The first one begins with a name, an owner and a site.')}
          />
        ) : (
          <TenantTable tenants={list} />
        )}
        {tenants.hasNextPage && (
          <Button
            variant="subtle"
            color="gray"
            loading={tenants.isFetchingNextPage}
            onClick={() => void tenants.fetchNextPage()}
          >
            {t('Show more')}
          </Button>
        )}
      </div>
      <Modal opened={creating} onClose={() => setCreating(false)} title={t('New tenant')}>
        <NewTenantForm onDone={() => setCreating(false)} />
      </Modal>
    </div>
  );
}

function TenantTable({ tenants }: { tenants: TenantSummary[] }) {
  const now = useNow();
  return (
    <div className={classes['card']}>
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Name')}</Table.Th>
            <Table.Th className={classes['number']}>{t('Sites')}</Table.Th>
            <Table.Th className={classes['number']}>{t('Staff')}</Table.Th>
            <Table.Th className={classes['number']}>{t('Since')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tenants.map((tenant) => (
            <Table.Tr key={tenant.id}>
              <Table.Td className={classes['name']}>{tenant.name}</Table.Td>
              <Table.Td className={classes['number']}>{tenant.sites.toLocaleString(locale())}</Table.Td>
              <Table.Td className={classes['number']}>{tenant.staff.toLocaleString(locale())}</Table.Td>
              <Table.Td className={classes['number']}>{date(tenant.createdAt, now)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
