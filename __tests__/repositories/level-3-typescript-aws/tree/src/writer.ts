import { BedrockRuntimeClient, ConverseCommand, type Message } from '@aws-sdk/client-bedrock-runtime';
import system from '../prompts/work-order.md';
import { record } from './metrics.ts';
import { Order, orderTool } from './order.ts';
import { lookUp, partsTool } from './parts.ts';

const client = new BedrockRuntimeClient({ maxAttempts: 4 });
const model = 'eu.anthropic.claude-sonnet-4-20250514-v1:0';

export class Blocked extends Error {}

/** Writes a work order from a dictation; throws Blocked when the guardrail steps in. */
export async function write(site: string, dictation: string): Promise<Order> {
  const messages: Message[] = [{ role: 'user', content: [{ text: `Site ${site}\n\n${dictation}` }] }];
  for (let step = 0; step < 6; step++) {
    const response = await client.send(
      new ConverseCommand({
        modelId: model,
        system: [{ text: system }, { cachePoint: { type: 'default' } }],
        messages,
        toolConfig: { tools: [partsTool, orderTool], toolChoice: { any: {} } },
        guardrailConfig: { guardrailIdentifier: process.env.GUARDRAIL, guardrailVersion: process.env.GUARDRAIL_VERSION },
      }),
    );
    record(response);
    if (response.stopReason === 'guardrail_intervened') throw new Blocked('This note cannot be processed.');
    const message = response.output?.message;
    const use = message?.content?.find((block) => block.toolUse)?.toolUse;
    if (!message || !use) break;
    if (use.name === 'write_order') return Order.parse(use.input);
    const json = { parts: lookUp(String((use.input as { words?: unknown }).words ?? '')) };
    messages.push(message, { role: 'user', content: [{ toolResult: { toolUseId: use.toolUseId, content: [{ json }] } }] });
  }
  throw new Error('the model wrote no order');
}
