import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, Dashboard, GraphWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';

interface WatchProps extends StackProps {
  writer: NodejsFunction;
}

const metric = (metricName: string, statistic = 'Sum') =>
  new Metric({ namespace: 'Fieldnote', metricName, statistic, dimensionsMap: { service: 'writer' }, period: Duration.minutes(5) });

export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, props: WatchProps) {
    super(scope, id, props);
    new Dashboard(this, 'Dashboard', {
      dashboardName: id,
      widgets: [
        [
          new GraphWidget({ title: 'Tokens', left: [metric('InputTokens'), metric('OutputTokens'), metric('CachedTokens')] }),
          new GraphWidget({ title: 'Latency', left: [metric('ModelLatency', 'p95')] }),
          new GraphWidget({ title: 'Guardrail', left: [metric('Blocked')] }),
        ],
      ],
    });
    new Alarm(this, 'Errors', { metric: props.writer.metricErrors(), threshold: 5, evaluationPeriods: 2 });
  }
}
