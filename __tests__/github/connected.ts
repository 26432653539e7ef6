import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { type Api, startApi } from './api';

/** Starts the loopback API for the tests of a file, which find it empty before each, and have to leave no fault in it. */
export async function connectApi(): Promise<Api> {
  const api = await startApi();
  // Octokit reads it when it is imported, which happens with the first request.
  process.env.GITHUB_API_URL = api.url;
  beforeEach(() => api.reset());
  afterEach(() => expect(api.faults).toEqual([]));
  afterAll(() => api.close());
  return api;
}
