import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { endTests, endTraining, taughtOf } from '../fake-service/assistant';
import { breaches } from './axe';
import { launch, Panel, until } from './harness';

let browser: Browser;
let panel: Panel;

beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await panel.close();
  expect(panel.complaints).toEqual([]);
});

const settings = () => taughtOf(panel.service.store).settings.get('sit_shop');

test('hours, name, tone and greetings are kept together, and the rest stays', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('assistant');
  await page.getByText('At these times').click();
  await page.getByRole('button', { name: 'Add a time: Saturday' }).click();
  const saturday = page.getByRole('group', { name: 'Saturday' });
  await saturday.getByLabel('To').fill('08:00');
  await page.getByText('Each time ends after it begins.').waitFor();
  await saturday.getByLabel('To').fill('00:00');
  await page.getByLabel('Name', { exact: true }).fill('Molly');
  await page.getByText('Brief', { exact: true }).click();
  await page.getByLabel('To VIPs').fill('Welcome back, {name}!');
  await page.getByRole('button', { name: 'Save' }).click();
  await until(() => settings() !== undefined);
  expect(settings()).toMatchObject({
    name: 'Molly',
    tone: 'brief',
    greetings: { en: { vip: 'Welcome back, {name}!' } },
    thresholds: { answer: 0.55, clarify: 0.45, intent: null },
  });
  expect(settings()?.hours?.times.at(-1)).toEqual({ day: 'saturday', from: '09:00', to: '24:00' });
});

test('a threshold shows what it would have done before it is kept', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('assistant/sureness');
  await page.getByRole('row', { name: 'Answered 45 45' }).waitFor();
  await page.getByRole('slider', { name: 'It answers from' }).press('ArrowRight');
  await page.getByRole('row', { name: 'Answered 45 44' }).waitFor();
  await page.getByText('what does number 1 cost').waitFor();
  expect(settings()).toBeUndefined();
});

test('what is not saved yet can be tried, with its evidence', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('assistant/guidance');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByLabel('Asked about').fill('gift wrapping');
  await page.getByLabel('It says').fill('For 3 €.');
  await page.getByRole('link', { name: 'Try it' }).click();
  await page.getByText('With the changes that are not saved yet.').waitFor();
  await page.getByLabel('Your question').fill('Do you wrap?');
  await page.getByRole('button', { name: 'Ask' }).click();
  await page.getByText('You asked: “Do you wrap?”').waitFor();
  await page.getByRole('button', { name: 'Yes, that helps' }).click();
  await page.getByText('You asked: “Yes, that helps”').waitFor();
  await page.getByText('Why this answer?').first().click();
  await page.getByText('Delivery times 48%, not believed below 61% (version 1)').first().waitFor();
  const [first, second] = service.calls.filter(({ path }) => path.endsWith('/trials'));
  expect(first?.body).toMatchObject({ settings: { guidance: [{ about: 'gift wrapping', say: 'For 3 €.' }] } });
  expect(second?.body['earlier']).toHaveLength(2);
});

test('a category is taught by examples, one a line', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('assistant/categories');
  await page.getByRole('button', { name: 'New category' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Repairs');
  await dialog.getByLabel('Examples').fill('my lamp is dead\n\n can you mend it ');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /Repairs 2 examples/ }).waitFor();
  expect(taughtOf(service.store).categories.at(-1)?.examples).toEqual(['my lamp is dead', 'can you mend it']);
  await page.getByRole('button', { name: 'Add: Shops' }).click();
  await page.getByText('Invoices').waitFor();
});

test('a version is trained, put to work, and taken out again', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  taughtOf(service.store).holdsTraining = true;
  await panel.enter('assistant/learning');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const third = page.getByRole('listitem').filter({ hasText: 'Version 3' });
  await third.getByText('In training').waitFor();
  endTraining(service.store);
  await third.getByText('Right in 94% of what it had not seen').waitFor();
  endTests(service.store);
  await third.getByText('Your tests: 11 of 14 before, 14 of 14 with it').waitFor();
  await third.getByRole('button', { name: 'Put it to work' }).click();
  await third.getByText('At work').waitFor();
  await third.getByRole('button', { name: 'Take it out' }).click();
  await until(() => taughtOf(service.store).versions.every(({ active }) => !active));
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('1 of 2 passed').waitFor();
});

const routeOf = (wanted: string) => taughtOf(panel.service.store).routes.find(({ reason }) => reason === wanted);

test('a handoff is sent elsewhere by the keyboard alone, and the others stay', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('assistant/handoffs');
  const angry = page.getByRole('group', { name: 'Is angry' });
  await angry.getByRole('combobox', { name: 'Who should take it' }).focus();
  const marked = page.locator('[role=option][data-combobox-selected]');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('listbox').waitFor();
  // Where the keys begin is known a moment after it has opened.
  await panel.settled();
  for (let option = ''; option !== 'Management'; option = (await marked.textContent()) ?? '') {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Discard changes' }).waitFor();
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await until(() => routeOf('upset')?.tier === 4);
  await page.getByRole('button', { name: 'Discard changes' }).waitFor({ state: 'hidden' });
  const [put] = service.calls.filter(({ method, path }) => method === 'PUT' && path.endsWith('/routes'));
  expect(put?.body).toEqual({ routes: [{ reason: 'upset', tier: 4, priority: 'high' }] });
});

test('a handoff goes to the team that is chosen', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  const team = service.store.teams.at(-1);
  await panel.enter('assistant/handoffs');
  await page.getByRole('group', { name: 'Is a VIP' }).getByRole('combobox', { name: 'Team' }).click();
  await page.getByRole('option', { name: team?.name ?? '', exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await until(() => routeOf('vip')?.teamId === team?.id);
});

test('what cannot be loaded is said, and tried again', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('assistant/learning');
  await page.getByText('Version 2').first().waitFor();
  service.failWith = 503;
  await page.getByRole('link', { name: 'Handoffs' }).click();
  await page.getByText('The routes could not be loaded').waitFor();
  // Pressed while it still fails: once it does not, a new connection may load everything and take the button away.
  await page.getByRole('button', { name: 'Try again' }).click();
  service.failWith = null;
  await page.getByRole('group', { name: 'Is angry' }).waitFor();
});

test('who only answers conversations sees all of it and changes nothing', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('assistant', 'noah@example.com');
  await page.getByText('Supervisors and above can change this.').waitFor();
  expect(await page.getByLabel('Name', { exact: true }).isDisabled()).toBe(true);
  await page.getByRole('link', { name: 'Learning' }).click();
  await page.getByText('Version 2').first().waitFor();
  expect(await page.getByRole('button', { name: 'Train' }).count()).toBe(0);
});

test.each(['behaviour', 'guidance', 'sureness', 'categories', 'learning', 'handoffs', 'try'])(
  '%s meets WCAG 2.2 AA',
  async (tab) => {
    panel = await Panel.open(browser, { width: 375, height: 740 });
    const { page } = panel;
    await panel.enter(`assistant/${tab}`);
    await page.getByRole('main').getByRole('heading', { level: 2 }).last().waitFor();
    if (tab === 'behaviour') await page.getByText('At these times').click();
    if (tab === 'handoffs') await page.getByRole('group').last().waitFor();
    if (tab === 'guidance') await page.getByRole('button', { name: 'Add' }).click();
    expect(await breaches(panel)).toEqual([]);
    await panel.fits();
  },
);
