import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'];
const chromium = places.find((path) => path && existsSync(path));

/** A machine for development may do without a browser, CI may not. */
export const isSkipped = !chromium && !process.env.CI;

/** The text of axe-core, to be run in a page. */
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What happened while a page was open that should not: requests beyond the file itself, messages of its policy, errors. */
export interface Opened {
  page: Page;
  requests: string[];
  faults: string[];
}

/** How a page is opened. */
export interface View {
  width?: number;
  scheme?: string;
  hash?: string;
  scripts?: boolean;
}

/** Starts a browser for the tests of a file. Gives what opens a document in it, and the folder where that lies as index.html. */
export function startBrowser(): { open(document: string, view?: View): Promise<Opened>; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'));
  let browser: Browser;
  beforeAll(async () => {
    if (isSkipped) return;
    if (!chromium) throw new Error('These tests need Chromium, and there is none: set CHROMIUM to its path.');
    browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox'] });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });
  return {
    folder,
    async open(document, { width = 1280, scheme = 'light', hash = '', scripts = true } = {}) {
      const file = join(folder, 'index.html');
      writeFileSync(file, document);
      const page = await browser.newPage();
      const requests: string[] = [];
      const faults: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => faults.push(message.text()));
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('dialog', (dialog) => {
        faults.push('dialog');
        void dialog.dismiss();
      });
      await page.setJavaScriptEnabled(scripts);
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(`${pathToFileURL(file).href}${hash}`);
      return { page, requests, faults };
    },
  };
}
