import { Button, Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { explain } from '../api/problem';
import type { Delivery, Device } from '../api/types';
import { useApp } from '../app';
import { phrase, t } from '../i18n/i18n';
import { pushState, thisDevice, turnPushOff, turnPushOn, type PushState } from '../push/device';
import { date, exact } from '../ui/format';
import { useNotify } from '../ui/notices';
import { useNow } from '../ui/now';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import classes from './Profile.module.css';

/** While something is on its way, what became of it is looked up this often. */
const LOOK_AGAIN_MS = 1_000;

const HINTS: Record<PushState, string> = {
  unsupported: phrase('This browser can’t. On an iPhone, add the panel to the home screen first.'),
  denied: phrase('This browser has been told to block them. Allow them in its settings for this page.'),
  off: phrase('On this device, also while the panel is closed.'),
  on: phrase('On this device, also while the panel is closed.'),
};

/** Notifications while the panel is closed: this browser's, one's other devices, and what was sent to them. */
export function PushCard() {
  const { service } = useApp();
  const queries = useQueryClient();
  const notify = useNotify();
  const push = useQuery({
    queryKey: ['push'],
    queryFn: ({ signal }) => service.profile.push(signal),
    refetchInterval: ({ state }) =>
      state.data?.deliveries.some(({ status }) => status === 'waiting') === true ? LOOK_AGAIN_MS : false,
  });
  const state = useQuery({ queryKey: ['push', 'here'], queryFn: pushState, staleTime: 0 });
  const here = push.data?.devices.find(({ id }) => id === thisDevice());
  const isOn = state.data === 'on' && here !== undefined;

  const act = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      notify(error instanceof DOMException ? t('The browser could not turn them on.') : explain(error), {
        tone: 'danger',
      });
    }
    await queries.invalidateQueries({ queryKey: ['push'] });
  };

  return (
    <Card id="push" title={t('While the panel is closed')}>
      <div className={page['form']}>
        <Switch
          label={t('Notify this device')}
          description={t(HINTS[state.data ?? 'off'])}
          checked={isOn}
          disabled={push.data === undefined || state.data === undefined || !['off', 'on'].includes(state.data)}
          onChange={(event) => {
            const key = push.data?.publicKey ?? '';
            void act(event.currentTarget.checked ? () => turnPushOn(service, key) : () => turnPushOff(service));
          }}
        />
        {push.isError && <p role="alert">{explain(push.error)}</p>}
        {push.data !== undefined && push.data.devices.length > 0 && (
          <ul className={classes['list']} aria-label={t('Your devices')}>
            {push.data.devices.map((device) => (
              <DeviceLine
                key={device.id}
                device={device}
                here={device.id === here?.id}
                onTry={() => void act(() => service.profile.tryDevice(device.id))}
                onRemove={() =>
                  void act(() =>
                    device.id === here?.id ? turnPushOff(service) : service.profile.removeDevice(device.id),
                  )
                }
              />
            ))}
          </ul>
        )}
        {push.data !== undefined && push.data.deliveries.length > 0 && (
          <details className={classes['log']}>
            <summary>{t('What was sent lately')}</summary>
            <ul className={classes['list']} role="log" aria-label={t('What was sent lately')}>
              {push.data.deliveries.map((delivery) => (
                <DeliveryLine key={delivery.id} delivery={delivery} />
              ))}
            </ul>
          </details>
        )}
      </div>
    </Card>
  );
}

interface DeviceProps {
  device: Device;
  here: boolean;
  onTry: () => void;
  onRemove: () => void;
}

function DeviceLine({ device, here, onTry, onRemove }: DeviceProps) {
  const now = useNow();
  return (
    <li className={classes['line']}>
      <span>
        <strong>{device.name}</strong>
        <span className={classes['fact']}>
          {here ? t('This device') : t('since {date}', { date: date(device.createdAt, now) })}
        </span>
      </span>
      <span className={classes['buttons']}>
        <Button variant="default" size="compact-sm" onClick={onTry}>
          {t('Send a test')}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onRemove}>
          {t('Remove')}
        </Button>
      </span>
    </li>
  );
}

const REASONS: Record<Delivery['reason'], string> = {
  message: phrase('A shopper wrote'),
  waiting: phrase('Somebody waits'),
  assigned: phrase('Assigned to you'),
  test: phrase('Test'),
};

const STATUS: Record<Delivery['status'], string> = {
  waiting: phrase('On its way'),
  sent: phrase('Taken by the push service'),
  expired: phrase('This device no longer wants them; it was removed'),
  refused: phrase('Refused by the push service'),
  failed: phrase('Given up'),
  dropped: phrase('No longer needed'),
};

function DeliveryLine({ delivery }: { delivery: Delivery }) {
  const { reason, status, deviceName, createdAt, replyCode } = delivery;
  return (
    <li className={classes['line']}>
      <span>
        {t(REASONS[reason])} · {deviceName}
        <span className={classes['fact']}>{exact(createdAt)}</span>
      </span>
      <span className={classes['outcome']} data-status={status}>
        {t(STATUS[status])}
        {replyCode != null && status !== 'sent' && ` (${String(replyCode)})`}
      </span>
    </li>
  );
}
