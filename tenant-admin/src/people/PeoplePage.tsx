import { Button } from '@mantine/core';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { Card, Failed, Page, PageSkeleton } from '../ui/Page';
import { AddPerson } from './AddPerson';
import { PersonLine } from './PersonLine';
import classes from './People.module.css';
import { usePeople } from './queries';
import { isAtLeast } from './roles';
import { Teams } from './Teams';

export function PeoplePage() {
  const { me } = useStaff();
  const people = usePeople();
  const [adding, setAdding] = useState(false);
  const list = people.data?.data ?? [];
  if (people.isPending) return <PageSkeleton heights={[320, 200]} />;
  if (people.isError && list.length === 0) {
    return (
      <Failed
        icon={<IconUsers size={20} aria-hidden />}
        title={t('The people could not be loaded')}
        error={people.error}
        query={people}
      />
    );
  }
  const active = list.filter((person) => person.active);
  const gone = list.filter((person) => !person.active);
  return (
    <Page
      title={t('People')}
      action={
        isAtLeast(me.role, 'admin') && (
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {t('Add a person')}
          </Button>
        )
      }
    >
      <Card
        id="active"
        title={t('{count} people work here', { count: active.length })}
        intro={
          isAtLeast(me.role, 'admin')
            ? t('Nobody changes their own role, or one above it.')
            : t('Owners and admins can change this.')
        }
      >
        <ul className={classes['list']}>
          {active.map((person) => (
            <PersonLine key={person.id} person={person} />
          ))}
        </ul>
      </Card>
      <Teams people={active} />
      {gone.length > 0 && (
        <Card id="gone" title={t('No longer here')} intro={t('They can’t sign in. What they wrote keeps their name.')}>
          <ul className={classes['list']}>
            {gone.map((person) => (
              <PersonLine key={person.id} person={person} />
            ))}
          </ul>
        </Card>
      )}
      {adding && <AddPerson onClose={() => setAdding(false)} />}
    </Page>
  );
}
