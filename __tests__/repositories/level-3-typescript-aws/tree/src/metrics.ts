import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics';
import type { ConverseCommandOutput } from '@aws-sdk/client-bedrock-runtime';

export const metrics = new Metrics({ namespace: 'Fieldnote', serviceName: 'writer' });

/** Records tokens, latency and interventions of one call. */
export function record({ usage, metrics: timing, stopReason }: ConverseCommandOutput) {
  metrics.addMetric('InputTokens', MetricUnit.Count, usage?.inputTokens ?? 0);
  metrics.addMetric('OutputTokens', MetricUnit.Count, usage?.outputTokens ?? 0);
  metrics.addMetric('CachedTokens', MetricUnit.Count, usage?.cacheReadInputTokens ?? 0);
  metrics.addMetric('ModelLatency', MetricUnit.Milliseconds, timing?.latencyMs ?? 0);
  if (stopReason === 'guardrail_intervened') metrics.addMetric('Blocked', MetricUnit.Count, 1);
}
