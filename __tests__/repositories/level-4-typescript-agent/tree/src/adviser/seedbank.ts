import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { experimental_createMCPClient as createMCPClient } from 'ai';

/** Connects to the seed bank, whose tools know plants and dates. */
export function seedbank() {
  return createMCPClient({ transport: new StreamableHTTPClientTransport(new URL(process.env.SEEDBANK_URL!)) });
}
