import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { archiveOf, type Fault, type GeneratedRepository } from './generated';

/** Where archives are loaded from: another host than the API, which must see no token. */
export interface Codeload {
  /** The address that the API sends a request for an archive on to, good for one request. */
  place(repository: GeneratedRepository, ref: string, fault: Fault | undefined): string;
  close(): Promise<void>;
}

/** What codeload tells of a request. */
export interface Seen {
  downloaded(name: string): void;
  wrong(fault: string): void;
}

/** Starts it; `seen` gets each download, and what no client may do. */
export async function startCodeload(owner: string, seen: Seen): Promise<Codeload> {
  const places = new Map<string, { repository: GeneratedRepository; fault: Fault | undefined }>();
  let tickets = 0;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const place = places.get(url.searchParams.get('token') ?? '');
    if (request.headers.authorization) seen.wrong('a token was sent to the host of the archives');
    if (!place) return void response.writeHead(404).end('404: Not Found');
    const { repository, fault } = place;
    seen.downloaded(repository.name);
    if (fault === 'unavailable') {
      place.fault = undefined;
      return void response.writeHead(503).end('503: Service Unavailable');
    }
    if (fault === 'missing' || repository.empty) return void response.writeHead(404).end('404: Not Found');
    const bytes = Buffer.from(await archiveOf(owner, repository));
    const half = bytes.length >> 1;
    response.writeHead(200, { 'content-type': 'application/x-gzip' });
    if (fault === 'truncated') return void response.end(bytes.subarray(0, half));
    if (fault === 'corrupt') return void response.end(bytes.fill(0x55, half));
    if (fault === 'slow') {
      for (let at = 0; at < 8; at++) {
        response.write(bytes.subarray((bytes.length * at) / 8, (bytes.length * (at + 1)) / 8));
        await setTimeout(20);
      }
      return void response.end();
    }
    if (fault !== 'stalls' && fault !== 'breaks-off') return void response.end(bytes);
    response.write(bytes.subarray(0, half), () => fault === 'breaks-off' && request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    place(repository, ref, fault) {
      const ticket = `t${++tickets}`;
      places.set(ticket, { repository, fault });
      return `${host}/${owner}/${repository.name}/legacy.tar.gz/${encodeURIComponent(ref)}?token=${ticket}`;
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}
