import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
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

test('the chat of a site is paused after a question, says so everywhere, and is resumed', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('sites/sit_shop/closing');
  const suspended = () => service.store.sites[0]?.suspendedAt ?? null;
  await page.getByRole('button', { name: 'Pause the chat …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(suspended()).toBe(null);
  await page.getByRole('button', { name: 'Pause the chat …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByRole('heading', { name: 'The chat is paused' }).waitFor();
  expect(suspended()).not.toBe(null);
  await page.getByRole('link', { name: 'Looks' }).click();
  await page.getByRole('status').filter({ hasText: 'The chat is paused' }).waitFor();
  await page.getByRole('status').getByRole('link', { name: 'Pause or delete' }).click();
  await page.getByRole('button', { name: 'Resume the chat' }).click();
  await page.getByRole('heading', { name: 'The chat is on' }).waitFor();
  expect(suspended()).toBe(null);
});

test('a site is deleted only by its name, and can be brought back at once or later', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('sites/sit_outlet/closing');
  const ids = () => service.store.sites.map(({ id }) => id);
  const remove = async () => {
    await page.getByRole('button', { name: 'Delete …' }).click();
    const dialog = page.getByRole('dialog');
    const name = dialog.getByRole('textbox');
    await name.fill('North Mug');
    expect(await dialog.getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);
    await name.fill('North Mug Outlet');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    // What is left is shown from its beginning: what one does before would be undone by that.
    await page.waitForURL(/\/sites$/);
    expect(ids()).not.toContain('sit_outlet');
  };
  await remove();
  await page.getByRole('button', { name: 'Undo' }).click();
  await until(() => ids().includes('sit_outlet'));
  await page.getByRole('link', { name: 'North Mug Outlet' }).click();
  await page.getByRole('heading', { level: 1, name: 'North Mug Outlet' }).waitFor();
  await page.getByRole('link', { name: 'Pause or delete' }).click();
  await remove();
  await page.getByRole('link', { name: 'Pause or delete' }).click();
  await page.getByRole('button', { name: 'Restore North Mug Outlet' }).click();
  await page.getByRole('link', { name: 'North Mug Outlet' }).waitFor();
  expect(ids()).toContain('sit_outlet');
});

test('who may not change a site can’t close it', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('sites/sit_shop/closing', 'noah@example.com');
  await page.getByRole('heading', { name: 'The chat is on' }).waitFor();
  expect(await page.getByRole('button', { name: 'Pause the chat …' }).isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Delete …' }).isDisabled()).toBe(true);
});

test('pausing and deleting meet WCAG 2.2 AA at 375 px', async () => {
  panel = await Panel.open(browser, { width: 375, height: 740 });
  const { page, service } = panel;
  const [site] = service.store.sites;
  if (site) service.store.removedSites.push({ ...site, id: 'sit_old', name: 'North Mug Pop-up' });
  await panel.enter('sites/sit_shop/closing');
  await page.getByRole('heading', { name: 'Deleted sites' }).waitFor();
  expect(await breaches(panel)).toEqual([]);
  await panel.fits();
  await page.getByRole('button', { name: 'Delete …' }).click();
  await page.getByRole('dialog').getByRole('textbox').waitFor();
  expect(await breaches(panel)).toEqual([]);
});
